//! То, что относится только к одному сервису, по-русски.

use crate::i18n::texts::guides::{Below, Guide, GuideStep, Guides, HrGuide, Reading};

/// Инструкции по-русски.
pub(super) const GUIDES: Guides = Guides {
    personio: HrGuide { guide: PERSONIO, reading: PERSONIO_READING },
    bamboohr: HrGuide { guide: BAMBOOHR, reading: BAMBOOHR_READING },
    ispring: ISPRING,
};

const PERSONIO: Guide = Guide {
    intro: "Это займёт около пяти минут. Вы создадите в Personio ключ, который позволяет только читать, и введёте его здесь. Прежде чем что-либо сохранится, вы увидите предпросмотр.",
    important: "Вам нужен доступ к настройкам Personio и два права: `Account configuration › API` и `Account configuration › Marketplace integration`. Если какого-то из них нет или вы не видите этого раздела, обратитесь к администратору Personio: он может создать ключ сам или пройти эти шаги вместе с вами.",
    create_title: "Создание данных доступа в Personio",
    create_short: "Ключ в Personio",
    create_intro: "Откройте Personio во втором окне и пройдите эти шаги по порядку. Названия взяты из английских меню Personio; у вас они могут быть переведены.",
    steps: &[
        GuideStep::at("Settings › Integrations › API credentials", "Откройте эту страницу и пройдите по ней дальше: `Go to Marketplace`, затем `See connected integrations`.").noted("Быстрее по адресу: https://yourcompany.personio.com/configuration/marketplace/connected, у некоторых компаний .de вместо .com. «yourcompany» — имя, под которым вы входите в Personio."),
        GuideStep::at("See connected integrations › Create custom integration", "Нажмите."),
        GuideStep::at("Create custom integration › Name", "Дайте интеграции имя, по которому потом её узнаете, и нажмите `Next`. Например:").with(Below::KeyName),
        GuideStep::at("Create custom integration › Scopes", "Выберите право читать сотрудников. Больше Rollcall ничего не нужно: ни записи, ни других разделов."),
        GuideStep::at("Create custom integration › Attributes", "Откройте только эти атрибуты:").with(Below::Fields),
        GuideStep::at("Create custom integration › Create integration", "Нажмите: до этого ничего не сохранено. Затем скопируйте Client-ID и Secret.").noted("Personio показывает оба только один раз. Не закрывайте окно: оба значения понадобятся на следующем шаге."),
    ],
    older: &[
        GuideStep::at("Einstellungen › Integrationen › API-Zugriffsdaten", "Откройте эту страницу."),
        GuideStep::at("API-Zugriffsdaten › Neue Zugriffsdaten generieren", "Нажмите."),
        GuideStep::at("Neue Zugriffsdaten generieren › Name", "Дайте ключу имя, по которому потом его узнаете. Например:").with(Below::KeyName),
        GuideStep::at("Neue Zugriffsdaten generieren › Integration › Andere", "Выберите этот пункт."),
        GuideStep::at("Neue Zugriffsdaten generieren › Mitarbeiter › Lesen", "Отметьте. Других прав Rollcall не нужно: ни `Schreiben` (Запись), ни других разделов."),
        GuideStep::at("Neue Zugriffsdaten generieren › Lesbare Mitarbeiterattribute", "Отметьте те же атрибуты, что перечислены выше."),
        GuideStep::at("Neue Zugriffsdaten generieren › Speichern", "Внизу страницы теперь есть `Client-ID` и `Secret`. Не забудьте сохранить изменения в Personio, прежде чем уйти с той страницы.").noted("Не закрывайте Personio: оба значения понадобятся на следующем шаге."),
    ],
    credential_intro: "Скопируйте оба значения из Personio одно за другим и вставьте сюда. Проверка читает только то, что вы хотите открыть, и никого не сохраняет.",
    safe: "Secret хранится в зашифрованном виде и больше никогда не показывается, даже вам.",
    no_rights: "Откройте в Personio `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations`, а там интеграцию Rollcall, дайте ей право читать сотрудников и сохраните. В старых аккаунтах: `Einstellungen › Integrationen › API-Zugriffsdaten`, отметка `Lesen` в строке `Mitarbeiter`. Затем проверьте ещё раз.",
    wrong_credential: "Проверьте, что Client-ID и Secret взяты из одного ключа и скопированы целиком. Сохранён ли ключ в Personio? Если его удалили, создайте новый.",
};

const PERSONIO_READING: Reading = Reading {
    fields: "Что отметить",
    grant: "Откройте в Personio `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations`, а там интеграцию Rollcall, откройте среди атрибутов {labels} и сохраните. В старых аккаунтах они здесь: `Einstellungen › Integrationen › API-Zugriffsdaten › Lesbare Mitarbeiterattribute`.",
    narrow: "Откройте в Personio `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations`, а там интеграцию Rollcall, уберите эти атрибуты и сохраните. В старых аккаунтах они здесь: `Einstellungen › Integrationen › API-Zugriffsdaten › Lesbare Mitarbeiterattribute`.",
};

const BAMBOOHR: Guide = Guide {
    intro: "Это займёт около пяти минут. Вы создадите в BambooHR ключ API и введёте его здесь вместе с адресом вашей компании. Прежде чем что-либо сохранится, вы увидите предпросмотр.",
    important: "Ключ BambooHR может всё, что может учётная запись, которая его создала. Лучше всего завести для него отдельную, у которой прав ровно столько, сколько нужно: с уровнем доступа (`Settings › Access Levels`), которому видны только те поля, что вы откроете здесь. Если вы не можете её создать, обратитесь к администратору BambooHR. Ключ живёт, только пока жива эта учётная запись: если её отключат, например потому что человек уходит, Rollcall больше ничего не прочитает. Учётная запись только для интеграций это переживёт.",
    create_title: "Создание ключа API в BambooHR",
    create_short: "Ключ в BambooHR",
    create_intro: "Откройте BambooHR во втором окне и пройдите эти шаги по порядку. Названия взяты из английских меню BambooHR.",
    steps: &[
        GuideStep::at("BambooHR › Log In", "Войдите под той учётной записью, для которой нужен ключ. Она должна видеть эти поля у всех людей:").with(Below::Fields),
        GuideStep::at("Photo › API Keys", "Нажмите на своё фото в правом верхнем углу страницы и выберите в меню `API Keys`."),
        GuideStep::at("API Keys › Add New Key", "Нажмите."),
        GuideStep::at("Add New Key › API Key Name", "Введите имя, по которому потом узнаете ключ. Например:").with(Below::KeyName),
        GuideStep::at("Add New Key › Generate Key", "Нажмите."),
        GuideStep::at("API Keys › Copy Key", "Сразу скопируйте ключ: BambooHR показывает его только один раз.").noted("Вы вставите его на следующем шаге. Если ключ потерялся, удалите его в BambooHR и создайте новый."),
    ],
    older: &[],
    credential_intro: "Вставьте ключ и укажите, по какому адресу ваша компания входит в BambooHR. Проверка читает только то, что вы хотите открыть, и никого не сохраняет.",
    safe: "Ключ хранится в зашифрованном виде и больше никогда не показывается, даже вам.",
    no_rights: "Откройте в BambooHR `Settings › Access Levels` и разрешите уровню доступа этой учётной записи видеть всех людей и поля, которые вы открываете. Затем проверьте ещё раз.",
    wrong_credential: "Проверьте, что ключ скопирован целиком и относится к этой компании. Если его удалили или отключили его учётную запись, создайте новый. Не перебирайте ключи: после нескольких неизвестных BambooHR закрывает свой API.",
};

const BAMBOOHR_READING: Reading = Reading {
    fields: "Поля, которые должна видеть учётная запись",
    grant: "BambooHR молча пропускает поля, которые учётной записи ключа видеть нельзя. Откройте там `Settings › Access Levels` и разрешите её уровню доступа видеть {labels}.",
    narrow: "Ключ видит то, что видит его учётная запись. Лучше завести для него отдельную и дать ей в `Settings › Access Levels` уровень доступа, которому видны только открытые поля.",
};

const ISPRING: Guide = Guide {
    intro: "Это займёт около пяти минут. Вы создадите в iSpring Learn ключ API, введёте его здесь и выберете, в каком подразделении и с какой ролью создавать новые аккаунты.",
    important: "Вам нужны в iSpring Learn права администратора аккаунта. Если их нет, попросите того, у кого они есть, создать ключ или пройти эти шаги вместе с вами.",
    create_title: "Создание ключа API в iSpring Learn",
    create_short: "Ключ в iSpring Learn",
    create_intro: "Откройте iSpring Learn во втором окне и пройдите эти шаги по порядку. Названия взяты из английского интерфейса.",
    steps: &[
        GuideStep::at("iSpring Learn › Log In", "Войдите как администратор аккаунта.").noted("Ключ видит то, что видит эта учётная запись. Кто управляет только отдельными подразделениями, видит только их людей."),
        GuideStep::at("Settings › API Keys", "Откройте."),
        GuideStep::at("API Keys › New key", "Создайте ключ и дайте ему имя, по которому потом его узнаете. Например:").with(Below::KeyName),
        GuideStep::at("API Keys › Client ID, Client Secret", "Скопируйте `Client ID` и `Client Secret`.").noted("Не закрывайте iSpring Learn: оба значения и адрес из адресной строки понадобятся на следующем шаге."),
    ],
    older: &[],
    credential_intro: "Укажите, где находится ваш аккаунт, и вставьте оба значения ключа. Проверка читает только роли и подразделения. Она не создаёт аккаунтов и ничего не отправляет.",
    safe: "Client Secret хранится в зашифрованном виде и больше никогда не показывается, даже вам.",
    no_rights: "Создайте ключ под учётной записью администратора аккаунта iSpring Learn и проверьте, что у вас подписка `Business`: API есть только в ней. Затем проверьте ещё раз.",
    wrong_credential: "Проверьте, что Client ID и Client Secret взяты из одного ключа, скопированы целиком и относятся к аккаунту по этому адресу. Если ключ удалили, создайте новый.",
};
