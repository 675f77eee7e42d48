//! Taking the directory along.

crate::texts! {
    /// Words of what is taken along.
    TakingAlong {
        title { en: "Take the directory along", de: "Verzeichnis mitnehmen", ru: "Выгрузить справочник" }
        back { en: "Back to the list", de: "Zurück zur Liste", ru: "Назад к списку" }
        whom { en: "Who", de: "Wer", ru: "Кто" }
        everybody { en: "Everybody in the directory", de: "Alle im Verzeichnis", ru: "Все, кто есть в справочнике" }
        /// What is looked for, beside what was typed.
        search { en: "Search", de: "Suche", ru: "Поиск" }
        what { en: "What", de: "Was", ru: "Что" }
        what_hint {
            en: "What is released for the directory. Birthdays are never in it.",
            de: "Was für das Verzeichnis freigegeben ist. Geburtstage sind nie dabei.",
            ru: "То, что открыто для справочника. Дней рождения в выгрузке не бывает.",
        }
        how { en: "As what", de: "Als was", ru: "В каком виде" }
        recorded {
            en: "That you take it along, as what and how many people, is recorded in the audit trail. Who is in it is not.",
            de: "Dass du es mitnimmst, als was und wie viele Personen, steht danach im Audit-Protokoll. Wer darin vorkommt, steht dort nicht.",
            ru: "В журнал аудита попадёт, что вы сделали выгрузку, в каком виде и сколько в ней людей. Кто в ней, там не указано.",
        }
        csv { en: "Table (CSV)", de: "Tabelle (CSV)", ru: "Таблица (CSV)" }
        csv_hint {
            en: "For any spreadsheet and for other programs.",
            de: "Für jede Tabellenkalkulation und für andere Programme.",
            ru: "Для любых электронных таблиц и других программ.",
        }
        xlsx { en: "Workbook (XLSX)", de: "Arbeitsmappe (XLSX)", ru: "Книга (XLSX)" }
        xlsx_hint { en: "For Excel and LibreOffice.", de: "Für Excel und LibreOffice.", ru: "Для Excel и LibreOffice." }
        cards_3 { en: "Contacts for telephones (vCard 3.0)", de: "Kontakte für Telefone (vCard 3.0)", ru: "Контакты для телефонов (vCard 3.0)" }
        cards_4 { en: "Contacts (vCard 4.0)", de: "Kontakte (vCard 4.0)", ru: "Контакты (vCard 4.0)" }
        cards_hint {
            en: "One file with a card of each person, without skills and managers.",
            de: "Eine Datei mit einer Karte je Person, ohne Skills und Führungskraft.",
            ru: "Один файл с карточкой каждого человека, без навыков и руководителей.",
        }
        print { en: "Print by department", de: "Nach Abteilungen drucken", ru: "Напечатать по отделам" }
        print_hint {
            en: "A line for each person, without skills and managers.",
            de: "Eine Zeile je Person, ohne Skills und Führungskraft.",
            ru: "По строке на человека, без навыков и руководителей.",
        }
        name { en: "Name", de: "Name", ru: "Имя" }
        nobody {
            en: "Nobody matches, so there is nothing to take along.",
            de: "Niemand passt dazu, also gibt es nichts mitzunehmen.",
            ru: "Никто не подходит, выгружать нечего.",
        }
        unknown_title {
            en: "Whether you may is not known",
            de: "Ob du darfst, ist nicht bekannt",
            ru: "Неизвестно, можно ли вам",
        }
        kept_title { en: "Admins alone take it along", de: "Nur Admins nehmen es mit", ru: "Выгрузка только для администраторов" }
        kept {
            en: "In your organisation only admins take the directory along. One of them can let everybody, among the settings of syncs.",
            de: "In deiner Organisation nehmen nur Admins das Verzeichnis mit. Sie können es in den Einstellungen der Synchronisation allen erlauben.",
            ru: "В вашей организации справочник выгружают только администраторы. Они могут разрешить это всем в настройках синхронизации.",
        }
        kept_admin {
            en: "Only admins see this choice. You can let everybody take the directory along:",
            de: "Diese Auswahl haben nur Admins. Du kannst allen erlauben, das Verzeichnis mitzunehmen:",
            ru: "Этот выбор есть только у администраторов. Разрешить выгрузку всем можно здесь:",
        }
        to_settings { en: "Settings", de: "Einstellungen", ru: "Настройки" }
        not_made {
            en: "The file could not be made. Reload the page and try again.",
            de: "Die Datei ließ sich nicht erstellen. Lade die Seite neu und versuche es noch einmal.",
            ru: "Не удалось создать файл. Обновите страницу и попробуйте ещё раз.",
        }
        sheet_name { en: "People", de: "Personen", ru: "Люди" }
    }
}
