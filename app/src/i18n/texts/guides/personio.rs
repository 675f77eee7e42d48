//! What is said of Personio only.

use super::{Below, Guide, GuideStep};

crate::texts! {
    /// How Personio is set up.
    Personio: Guide {
        intro {
            en: "This takes about five minutes. You create a key in Personio that may only read, and enter it here. Before anything is saved, you see a preview.",
            de: "Das dauert etwa fünf Minuten. Du legst in Personio einen Schlüssel an, der nur lesen darf, und trägst ihn hier ein. Bevor etwas gespeichert wird, siehst du eine Vorschau.",
            ru: "Это займёт около пяти минут. Вы создадите в Personio ключ, который позволяет только читать, и введёте его здесь. Прежде чем что-либо сохранится, вы увидите предпросмотр.",
        }
        important {
            en: "You need access to the settings in Personio, and two rights: `Account configuration › API` and `Account configuration › Marketplace integration`. If you lack one of them or don't see the settings, ask your Personio administrator: they can create the key, or go through these steps with you.",
            de: "Du brauchst in Personio Zugriff auf die Einstellungen und zwei Rechte: `Account configuration › API` und `Account configuration › Marketplace integration`. Fehlt dir eines davon oder siehst du diesen Bereich nicht, wende dich an deinen Personio-Administrator: Er oder sie kann den Schlüssel anlegen oder diese Schritte mit dir durchgehen.",
            ru: "Вам нужен доступ к настройкам Personio и два права: `Account configuration › API` и `Account configuration › Marketplace integration`. Если какого-то из них нет или вы не видите этого раздела, обратитесь к администратору Personio: он может создать ключ сам или пройти эти шаги вместе с вами.",
        }
        create_title {
            en: "Create access data in Personio",
            de: "Zugriffsdaten in Personio anlegen",
            ru: "Создание данных доступа в Personio",
        }
        create_short { en: "Create in Personio", de: "In Personio anlegen", ru: "Ключ в Personio" }
        create_intro {
            en: "Open Personio in a second window and go through these steps in order. The names are those of Personio's English menus; yours may be translated.",
            de: "Öffne Personio in einem zweiten Fenster und geh diese Schritte der Reihe nach durch. Die Namen sind die aus Personios englischen Menüs; bei dir können sie übersetzt sein.",
            ru: "Откройте Personio во втором окне и пройдите эти шаги по порядку. Названия взяты из английских меню Personio; у вас они могут быть переведены.",
        }
        steps [
            at "Settings › Integrations › API credentials" {
                en: "Open this page and follow it by `Go to Marketplace` and `See connected integrations`.",
                de: "Öffne diese Seite und folge ihr mit `Go to Marketplace` und `See connected integrations`.",
                ru: "Откройте эту страницу и пройдите по ней дальше: `Go to Marketplace`, затем `See connected integrations`.",
            } noted {
                en: "It is quicker by the address: https://yourcompany.personio.com/configuration/marketplace/connected, for some companies with .de instead of .com. “yourcompany” is the name by which you sign in to Personio.",
                de: "Schneller geht es mit der Adresse: https://deinefirma.personio.com/configuration/marketplace/connected, bei manchen Firmen mit .de statt .com. „deinefirma“ ist der Name, unter dem du dich bei Personio anmeldest.",
                ru: "Быстрее по адресу: https://yourcompany.personio.com/configuration/marketplace/connected, у некоторых компаний .de вместо .com. «yourcompany» — имя, под которым вы входите в Personio.",
            }
            at "See connected integrations › Create custom integration" {
                en: "Click it.",
                de: "Klicke darauf.",
                ru: "Нажмите.",
            }
            at "Create custom integration › Name" {
                en: "Give the integration a name you will recognise later, and click `Next`. Our suggestion:",
                de: "Gib der Integration einen Namen, an dem du sie später wiedererkennst, und klicke auf `Next`. Unser Vorschlag:",
                ru: "Дайте интеграции имя, по которому потом её узнаете, и нажмите `Next`. Например:",
            } with KeyName
            at "Create custom integration › Scopes" {
                en: "Choose the right to read employees. Rollcall needs no more: nothing to write, and no other areas.",
                de: "Wähle für die Mitarbeiter das Recht zu lesen. Mehr braucht Rollcall nicht: nichts zu schreiben und keine anderen Bereiche.",
                ru: "Выберите право читать сотрудников. Больше Rollcall ничего не нужно: ни записи, ни других разделов.",
            }
            at "Create custom integration › Attributes" {
                en: "Release exactly these attributes:",
                de: "Gib genau diese Attribute frei:",
                ru: "Откройте только эти атрибуты:",
            } with Fields
            at "Create custom integration › Create integration" {
                en: "Click it: before that nothing is saved. Then copy the client ID and the secret.",
                de: "Klicke darauf: Vorher ist nichts gespeichert. Kopiere dann Client-ID und Secret.",
                ru: "Нажмите: до этого ничего не сохранено. Затем скопируйте Client-ID и Secret.",
            } noted {
                en: "Personio shows both this one time only. Keep the window open: you need both values in the next step.",
                de: "Personio zeigt beide nur dieses eine Mal. Lass das Fenster offen: Beide Werte brauchst du im nächsten Schritt.",
                ru: "Personio показывает оба только один раз. Не закрывайте окно: оба значения понадобятся на следующем шаге.",
            }
        ]
        older [
            at "Einstellungen › Integrationen › API-Zugriffsdaten" {
                en: "Open this page.",
                de: "Öffne diese Seite.",
                ru: "Откройте эту страницу.",
            }
            at "API-Zugriffsdaten › Neue Zugriffsdaten generieren" {
                en: "Click it.",
                de: "Klicke darauf.",
                ru: "Нажмите.",
            }
            at "Neue Zugriffsdaten generieren › Name" {
                en: "Give the key a name you will recognise later. Our suggestion:",
                de: "Gib dem Schlüssel einen Namen, an dem du ihn später wiedererkennst. Unser Vorschlag:",
                ru: "Дайте ключу имя, по которому потом его узнаете. Например:",
            } with KeyName
            at "Neue Zugriffsdaten generieren › Integration › Andere" {
                en: "Choose this entry.",
                de: "Wähle diesen Eintrag.",
                ru: "Выберите этот пункт.",
            }
            at "Neue Zugriffsdaten generieren › Mitarbeiter › Lesen" {
                en: "Tick this. Rollcall needs no other rights: no `Schreiben` (Write), and no other areas.",
                de: "Setze diesen Haken. Mehr Rechte braucht Rollcall nicht: kein `Schreiben` und keine anderen Bereiche.",
                ru: "Отметьте. Других прав Rollcall не нужно: ни `Schreiben` (Запись), ни других разделов.",
            }
            at "Neue Zugriffsdaten generieren › Lesbare Mitarbeiterattribute" {
                en: "Tick the same attributes that are listed above.",
                de: "Setze dieselben Haken, die oben bei den Attributen stehen.",
                ru: "Отметьте те же атрибуты, что перечислены выше.",
            }
            at "Neue Zugriffsdaten generieren › Speichern" {
                en: "At the bottom of the page you now find `Client-ID` and `Secret`. Don't forget to save in Personio before you leave that page.",
                de: "Unten auf der Seite stehen jetzt `Client-ID` und `Secret`. Vergiss nicht, deine Angaben in Personio zu speichern, bevor du die Seite verlässt.",
                ru: "Внизу страницы теперь есть `Client-ID` и `Secret`. Не забудьте сохранить изменения в Personio, прежде чем уйти с той страницы.",
            } noted {
                en: "Keep Personio open: you need both values in the next step.",
                de: "Lass Personio offen: Beide Werte brauchst du im nächsten Schritt.",
                ru: "Не закрывайте Personio: оба значения понадобятся на следующем шаге.",
            }
        ]
        credential_intro {
            en: "Copy both values from Personio, one after the other, and paste them here. The test reads only what you want to release, and stores nobody.",
            de: "Kopiere beide Werte nacheinander aus Personio und füge sie hier ein. Der Test liest nur, was du freigeben möchtest, und speichert niemanden.",
            ru: "Скопируйте оба значения из Personio одно за другим и вставьте сюда. Проверка читает только то, что вы хотите открыть, и никого не сохраняет.",
        }
        safe {
            en: "The secret is kept encrypted and never shown again, not even to you.",
            de: "Das Secret wird verschlüsselt aufbewahrt und nie wieder angezeigt, auch dir nicht.",
            ru: "Secret хранится в зашифрованном виде и больше никогда не показывается, даже вам.",
        }
        no_rights {
            en: "In Personio, open `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations` and Rollcall's integration there, give it the right to read employees, and save. In older accounts: `Einstellungen › Integrationen › API-Zugriffsdaten`, tick `Lesen` for `Mitarbeiter`. Then test again.",
            de: "Öffne in Personio `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations` und dort die Integration von Rollcall, gib ihr das Recht, Mitarbeiter zu lesen, und speichere. In älteren Konten: `Einstellungen › Integrationen › API-Zugriffsdaten`, der Haken `Lesen` bei `Mitarbeiter`. Teste danach noch einmal.",
            ru: "Откройте в Personio `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations`, а там интеграцию Rollcall, дайте ей право читать сотрудников и сохраните. В старых аккаунтах: `Einstellungen › Integrationen › API-Zugriffsdaten`, отметка `Lesen` в строке `Mitarbeiter`. Затем проверьте ещё раз.",
        }
        wrong_credential {
            en: "Check that client ID and secret come from the same key and are copied completely. Was the key saved in Personio? If it was deleted, create a new one.",
            de: "Prüfe, ob Client-ID und Secret aus demselben Schlüssel stammen und vollständig kopiert sind. Wurde der Schlüssel in Personio auch gespeichert? Wenn er gelöscht wurde, lege einen neuen an.",
            ru: "Проверьте, что Client-ID и Secret взяты из одного ключа и скопированы целиком. Сохранён ли ключ в Personio? Если его удалили, создайте новый.",
        }
    }

    /// What is said of reading people from Personio.
    PersonioReading {
        /// What the list of fields is.
        fields { en: "What to tick", de: "Haken, die du setzt", ru: "Что отметить" }
        /// How the key gets to read `{labels}`.
        grant(labels) {
            en: "In Personio, open `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations` and Rollcall's integration there, release {labels} among the attributes, and save. In older accounts they are under `Einstellungen › Integrationen › API-Zugriffsdaten › Lesbare Mitarbeiterattribute`.",
            de: "Öffne in Personio `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations` und dort die Integration von Rollcall, gib unter den Attributen {labels} frei und speichere. In älteren Konten stehen sie unter `Einstellungen › Integrationen › API-Zugriffsdaten › Lesbare Mitarbeiterattribute`.",
            ru: "Откройте в Personio `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations`, а там интеграцию Rollcall, откройте среди атрибутов {labels} и сохраните. В старых аккаунтах они здесь: `Einstellungen › Integrationen › API-Zugriffsdaten › Lesbare Mitarbeiterattribute`.",
        }
        /// How the key is kept from reading more than is released.
        narrow {
            en: "In Personio, open `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations` and Rollcall's integration there, take these attributes out, and save. In older accounts they are under `Einstellungen › Integrationen › API-Zugriffsdaten › Lesbare Mitarbeiterattribute`.",
            de: "Öffne in Personio `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations` und dort die Integration von Rollcall, nimm diese Attribute heraus und speichere. In älteren Konten stehen sie unter `Einstellungen › Integrationen › API-Zugriffsdaten › Lesbare Mitarbeiterattribute`.",
            ru: "Откройте в Personio `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations`, а там интеграцию Rollcall, уберите эти атрибуты и сохраните. В старых аккаунтах они здесь: `Einstellungen › Integrationen › API-Zugriffsdaten › Lesbare Mitarbeiterattribute`.",
        }
    }
}
