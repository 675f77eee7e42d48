//! What is said of iSpring Learn only.

use super::{Below, Guide, GuideStep};

crate::texts! {
    /// How iSpring Learn is set up.
    ISpring: Guide {
        intro {
            en: "This takes about five minutes. You create an API key in iSpring Learn, enter it here, and choose in which department and with which role new accounts are opened.",
            de: "Das dauert etwa fünf Minuten. Du legst in iSpring Learn einen API-Schlüssel an, trägst ihn hier ein und wählst, in welcher Abteilung und mit welcher Rolle neue Konten entstehen.",
            ru: "Это займёт около пяти минут. Вы создадите в iSpring Learn ключ API, введёте его здесь и выберете, в каком подразделении и с какой ролью создавать новые аккаунты.",
        }
        important {
            en: "You need the rights of an account administrator in iSpring Learn. If you don't have them, ask somebody who does to create the key, or to go through these steps with you.",
            de: "Du brauchst in iSpring Learn die Rechte eines Kontoadministrators. Hast du sie nicht, bitte jemanden, der sie hat, den Schlüssel anzulegen oder diese Schritte mit dir durchzugehen.",
            ru: "Вам нужны в iSpring Learn права администратора аккаунта. Если их нет, попросите того, у кого они есть, создать ключ или пройти эти шаги вместе с вами.",
        }
        create_title {
            en: "Create an API key in iSpring Learn",
            de: "API-Schlüssel in iSpring Learn anlegen",
            ru: "Создание ключа API в iSpring Learn",
        }
        create_short {
            en: "Create in iSpring Learn",
            de: "In iSpring Learn anlegen",
            ru: "Ключ в iSpring Learn",
        }
        create_intro {
            en: "Open iSpring Learn in a second window and go through these steps in order.",
            de: "Öffne iSpring Learn in einem zweiten Fenster und geh diese Schritte der Reihe nach durch. Die Namen sind die aus der englischen Oberfläche.",
            ru: "Откройте iSpring Learn во втором окне и пройдите эти шаги по порядку. Названия взяты из английского интерфейса.",
        }
        steps [
            at "iSpring Learn › Log In" {
                en: "Sign in as an account administrator.",
                de: "Melde dich als Kontoadministrator an.",
                ru: "Войдите как администратор аккаунта.",
            } noted {
                en: "The key sees what this account sees. Somebody who administers single departments sees only their people.",
                de: "Der Schlüssel sieht, was dieses Konto sieht. Wer nur einzelne Abteilungen verwaltet, sieht auch nur deren Personen.",
                ru: "Ключ видит то, что видит эта учётная запись. Кто управляет только отдельными подразделениями, видит только их людей.",
            }
            at "Settings › API Keys" {
                en: "Open them.",
                de: "Öffne sie.",
                ru: "Откройте.",
            }
            at "API Keys › New key" {
                en: "Create a key and give it a name by which you will recognise it later. Our suggestion:",
                de: "Erzeuge einen Schlüssel und gib ihm einen Namen, an dem du ihn später wiedererkennst. Unser Vorschlag:",
                ru: "Создайте ключ и дайте ему имя, по которому потом его узнаете. Например:",
            } with KeyName
            at "API Keys › Client ID, Client Secret" {
                en: "Copy `Client ID` and `Client Secret`.",
                de: "Kopiere `Client ID` und `Client Secret`.",
                ru: "Скопируйте `Client ID` и `Client Secret`.",
            } noted {
                en: "Keep iSpring Learn open: you need both values, and the address in the address bar, in the next step.",
                de: "Lass iSpring Learn offen: Beide Werte und die Adresse aus der Adresszeile brauchst du im nächsten Schritt.",
                ru: "Не закрывайте iSpring Learn: оба значения и адрес из адресной строки понадобятся на следующем шаге.",
            }
        ]
        older []
        credential_intro {
            en: "Enter where your account is, and paste both values of the key. The test reads only the roles and the departments. It opens no account and sends nothing.",
            de: "Trag ein, wo dein Konto ist, und füge beide Werte des Schlüssels ein. Der Test liest nur die Rollen und Abteilungen. Er legt kein Konto an und verschickt nichts.",
            ru: "Укажите, где находится ваш аккаунт, и вставьте оба значения ключа. Проверка читает только роли и подразделения. Она не создаёт аккаунтов и ничего не отправляет.",
        }
        safe {
            en: "The client secret is kept encrypted and never shown again, not even to you.",
            de: "Das Client Secret wird verschlüsselt aufbewahrt und nie wieder angezeigt, auch dir nicht.",
            ru: "Client Secret хранится в зашифрованном виде и больше никогда не показывается, даже вам.",
        }
        no_rights {
            en: "Create the key with an account that is an account administrator of iSpring Learn, and check that your subscription is `Business`: the API comes with that one only. Then test again.",
            de: "Lege den Schlüssel mit einem Konto an, das Kontoadministrator von iSpring Learn ist, und sieh nach, ob euer Abonnement `Business` heißt: Nur damit gibt es die Schnittstelle. Teste danach noch einmal.",
            ru: "Создайте ключ под учётной записью администратора аккаунта iSpring Learn и проверьте, что у вас подписка `Business`: API есть только в ней. Затем проверьте ещё раз.",
        }
        wrong_credential {
            en: "Check that client ID and client secret come from the same key, are copied completely, and belong to the account at this address. If the key was deleted, create a new one.",
            de: "Prüfe, ob Client ID und Client Secret aus demselben Schlüssel stammen, vollständig kopiert sind und zum Konto an dieser Adresse gehören. Wenn der Schlüssel gelöscht wurde, lege einen neuen an.",
            ru: "Проверьте, что Client ID и Client Secret взяты из одного ключа, скопированы целиком и относятся к аккаунту по этому адресу. Если ключ удалили, создайте новый.",
        }
    }
}
