//! What is said of `BambooHR` only.

use super::{Below, Guide, GuideStep};

crate::texts! {
    /// How `BambooHR` is set up.
    BambooHr: Guide {
        intro {
            en: "This takes about five minutes. You generate an API key in BambooHR and enter it here, together with your company's address. Before anything is saved, you see a preview.",
            de: "Das dauert etwa fünf Minuten. Du erzeugst in BambooHR einen API-Schlüssel und trägst ihn hier zusammen mit der Adresse deiner Firma ein. Bevor etwas gespeichert wird, siehst du eine Vorschau.",
            ru: "Это займёт около пяти минут. Вы создадите в BambooHR ключ API и введёте его здесь вместе с адресом вашей компании. Прежде чем что-либо сохранится, вы увидите предпросмотр.",
        }
        important {
            en: "A BambooHR key may do whatever the account that generates it may do. An account of its own with just enough rights is best: with an access level (`Settings › Access Levels`) that sees only the fields you release here. If you can't create one, ask your BambooHR administrator. The key lives only as long as that account: if it is deactivated, for instance because somebody leaves, Rollcall reads nothing any more. An account for integrations alone outlasts that.",
            de: "Ein Schlüssel von BambooHR darf alles, was das Konto darf, mit dem er erzeugt wird. Am besten nimmst du ein eigenes Konto mit gerade genug Rechten: eine Zugriffsebene (`Settings › Access Levels`), die nur die Felder sieht, die du hier freigibst. Kannst du so ein Konto nicht anlegen, wende dich an deinen BambooHR-Administrator. Der Schlüssel lebt nur so lange wie dieses Konto: Wird es deaktiviert, etwa weil jemand geht, liest Rollcall nichts mehr. Ein Konto nur für Integrationen überdauert das.",
            ru: "Ключ BambooHR может всё, что может учётная запись, которая его создала. Лучше всего завести для него отдельную, у которой прав ровно столько, сколько нужно: с уровнем доступа (`Settings › Access Levels`), которому видны только те поля, что вы откроете здесь. Если вы не можете её создать, обратитесь к администратору BambooHR. Ключ живёт, только пока жива эта учётная запись: если её отключат, например потому что человек уходит, Rollcall больше ничего не прочитает. Учётная запись только для интеграций это переживёт.",
        }
        create_title {
            en: "Generate an API key in BambooHR",
            de: "API-Schlüssel in BambooHR erzeugen",
            ru: "Создание ключа API в BambooHR",
        }
        create_short { en: "Generate in BambooHR", de: "In BambooHR erzeugen", ru: "Ключ в BambooHR" }
        create_intro {
            en: "Open BambooHR in a second window and go through these steps in order.",
            de: "Öffne BambooHR in einem zweiten Fenster und geh diese Schritte der Reihe nach durch. Die Namen sind die aus den englischen Menüs von BambooHR.",
            ru: "Откройте BambooHR во втором окне и пройдите эти шаги по порядку. Названия взяты из английских меню BambooHR.",
        }
        steps [
            at "BambooHR › Log In" {
                en: "Sign in with the account that the key is to act for. It has to see these fields of everybody:",
                de: "Melde dich mit dem Konto an, für das der Schlüssel gelten soll. Dieses Konto muss diese Felder bei allen Personen sehen:",
                ru: "Войдите под той учётной записью, для которой нужен ключ. Она должна видеть эти поля у всех людей:",
            } with Fields
            at "Photo › API Keys" {
                en: "Click your photo at the top right and choose `API Keys` from the menu.",
                de: "Klicke oben rechts auf dein Foto und wähle im Menü `API Keys`.",
                ru: "Нажмите на своё фото в правом верхнем углу страницы и выберите в меню `API Keys`.",
            }
            at "API Keys › Add New Key" {
                en: "Click it.",
                de: "Klicke darauf.",
                ru: "Нажмите.",
            }
            at "Add New Key › API Key Name" {
                en: "Enter a name by which you will recognise the key later. Our suggestion:",
                de: "Gib einen Namen ein, an dem du den Schlüssel später wiedererkennst. Unser Vorschlag:",
                ru: "Введите имя, по которому потом узнаете ключ. Например:",
            } with KeyName
            at "Add New Key › Generate Key" {
                en: "Click it.",
                de: "Klicke darauf.",
                ru: "Нажмите.",
            }
            at "API Keys › Copy Key" {
                en: "Copy the key at once: BambooHR shows it this one time only.",
                de: "Kopiere den Schlüssel sofort: BambooHR zeigt ihn nur dieses eine Mal.",
                ru: "Сразу скопируйте ключ: BambooHR показывает его только один раз.",
            } noted {
                en: "You paste it in the next step. If it got lost, delete it in BambooHR and generate a new one.",
                de: "Im nächsten Schritt fügst du ihn ein. Ist er verloren gegangen, lösche ihn in BambooHR und erzeuge einen neuen.",
                ru: "Вы вставите его на следующем шаге. Если ключ потерялся, удалите его в BambooHR и создайте новый.",
            }
        ]
        older []
        credential_intro {
            en: "Paste the key, and say at which address your company signs in to BambooHR. The test reads only what you want to release, and stores nobody.",
            de: "Füge den Schlüssel ein und sag, unter welcher Adresse sich deine Firma bei BambooHR anmeldet. Der Test liest nur, was du freigeben möchtest, und speichert niemanden.",
            ru: "Вставьте ключ и укажите, по какому адресу ваша компания входит в BambooHR. Проверка читает только то, что вы хотите открыть, и никого не сохраняет.",
        }
        safe {
            en: "The key is kept encrypted and never shown again, not even to you.",
            de: "Der Schlüssel wird verschlüsselt aufbewahrt und nie wieder angezeigt, auch dir nicht.",
            ru: "Ключ хранится в зашифрованном виде и больше никогда не показывается, даже вам.",
        }
        no_rights {
            en: "In BambooHR, open `Settings › Access Levels` and let the account's access level see everybody and the fields that you release. Then test again.",
            de: "Öffne in BambooHR `Settings › Access Levels` und gib der Zugriffsebene des Kontos Einblick in alle Personen und in die Felder, die du freigibst. Teste danach noch einmal.",
            ru: "Откройте в BambooHR `Settings › Access Levels` и разрешите уровню доступа этой учётной записи видеть всех людей и поля, которые вы открываете. Затем проверьте ещё раз.",
        }
        wrong_credential {
            en: "Check that the key is copied completely and belongs to this company. If it was deleted, or its account was deactivated, generate a new one. Don't try many keys: after several unknown ones, BambooHR locks its API.",
            de: "Prüfe, ob der Schlüssel vollständig kopiert ist und zu dieser Firma gehört. Wurde er gelöscht oder sein Konto deaktiviert, erzeuge einen neuen. Probiere nicht viele Schlüssel durch: Nach mehreren unbekannten sperrt BambooHR seine Schnittstelle.",
            ru: "Проверьте, что ключ скопирован целиком и относится к этой компании. Если его удалили или отключили его учётную запись, создайте новый. Не перебирайте ключи: после нескольких неизвестных BambooHR закрывает свой API.",
        }
    }

    /// What is said of reading people from `BambooHR`.
    BambooHrReading {
        /// What the list of fields is.
        fields {
            en: "Fields that the account has to see",
            de: "Felder, die das Konto sehen muss",
            ru: "Поля, которые должна видеть учётная запись",
        }
        /// How the key gets to read `{labels}`.
        grant(labels) {
            en: "BambooHR silently leaves out fields that the key's account may not see. Open `Settings › Access Levels` there and let the account's access level see {labels}.",
            de: "BambooHR lässt Felder, die das Konto des Schlüssels nicht sehen darf, stillschweigend weg. Öffne dort `Settings › Access Levels` und gib der Zugriffsebene dieses Kontos Einblick in {labels}.",
            ru: "BambooHR молча пропускает поля, которые учётной записи ключа видеть нельзя. Откройте там `Settings › Access Levels` и разрешите её уровню доступа видеть {labels}.",
        }
        /// How the key is kept from reading more than is released.
        narrow {
            en: "The key sees what its account sees. It is best to give it an account of its own and, under `Settings › Access Levels`, an access level that sees only the released fields.",
            de: "Der Schlüssel sieht, was sein Konto sieht. Gib ihm am besten ein eigenes Konto und unter `Settings › Access Levels` eine Zugriffsebene, die nur die freigegebenen Felder sieht.",
            ru: "Ключ видит то, что видит его учётная запись. Лучше завести для него отдельную и дать ей в `Settings › Access Levels` уровень доступа, которому видны только открытые поля.",
        }
    }
}
