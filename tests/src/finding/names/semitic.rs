//! Arabic and Hebrew names in their own letters, each with its Latin spelling after a colon: it makes the e-mail.

use super::Names;

/// A stroke stands before the form with marks.
pub(super) const ARABIC: Names = Names {
    men: "محمد|مُحَمَّد:mohamed أحمد|أَحْمَد:ahmed علي|عَلِيّ:ali حسن|حَسَن:hassan حسين|حُسَيْن:hussein عمر|عُمَر:omar خالد|خَالِد:khaled يوسف|يُوسُف:youssef إبراهيم|إِبْرَاهِيم:ibrahim محمود|مَحْمُود:mahmoud مصطفى|مُصْطَفَى:mostafa سعيد|سَعِيد:saeed طارق:tarek سامي:sami كريم:karim رامي:rami نبيل:nabil فيصل:faisal ماجد:majed وليد:walid زياد:ziad هشام:hisham عادل:adel جمال:jamal أيمن:ayman بلال:bilal أنور:anwar إسماعيل:ismail ياسر:yasser فؤاد:fouad",
    women: "فاطمة|فَاطِمَة:fatima عائشة|عَائِشَة:aisha مريم|مَرْيَم:maryam خديجة|خَدِيجَة:khadija زينب|زَيْنَب:zainab ليلى|لَيْلَى:layla نور|نُور:nour سارة|سَارَة:sara هدى|هُدَى:huda منى:mona آمنة:amina أمل:amal إيمان:iman رانيا:rania دينا:dina ريم:reem سلمى:salma سمر:samar سعاد:souad شيماء:shaimaa صفاء:safaa عبير:abeer غادة:ghada لينا:lina مها:maha نادية:nadia نجلاء:naglaa هالة:hala هبة:heba ياسمين:yasmin",
    common: "الحسن:alhassan السيد:elsayed المصري:almasri الخطيب:alkhatib النجار:alnajjar الحداد:alhaddad الأحمد:alahmad الصالح:alsaleh القاسم:alqasim الحربي:alharbi العتيبي:alotaibi الغامدي:alghamdi الزهراني:alzahrani الشهري:alshehri المطيري:almutairi الدوسري:aldosari التميمي:altamimi الجابري:aljabri الفارسي:alfarsi الشريف:alsharif منصور:mansour حمدان:hamdan ناصر:nasser درويش:darwish فاروق:farouk حريري:hariri رمضان:ramadan سليمان:suleiman شاهين:shaheen خليل:khalil عثمان:othman عبد_الله:abdullah عبد_الرحمن:abdulrahman أبو_زيد:abuzaid بن_علي:benali",
    stems: "الب:alb الح:alh الخ:alkh الر:alr الس:als الش:alsh الص:als الع:ala الغ:algh الف:alf الق:alq الك:alk الم:alm الن:aln اله:alh",
    endings: "براوي:barawi جازي:jazi داوي:dawi راقي:raqi زيزي:zizi سعدي:saadi شامي:shami طاوي:tawi لواني:lwani مداني:madani نصاري:nsari هاشمي:hashimi وهاب:wahab يماني:yamani لبان:labban",
    parts: None,
};

/// A stroke stands before the form with marks.
pub(super) const HEBREW: Names = Names {
    men: "דוד|דָּוִד:david משה|מֹשֶׁה:moshe יוסף|יוֹסֵף:yosef אברהם|אַבְרָהָם:avraham יעקב|יַעֲקֹב:yaakov יצחק|יִצְחָק:yitzhak דניאל|דָּנִיֵּאל:daniel אורי:uri איתן:eitan אלון:alon אמיר:amir אריאל:ariel בועז:boaz גדעון:gideon גיל:gil זאב:zeev חיים:haim יהודה:yehuda יהונתן:yonatan ירון:yaron מיכאל:michael נדב:nadav עומר:omer עידו:ido רון:ron רועי:roi שלמה:shlomo שמואל:shmuel תומר:tomer",
    women: "שרה|שָׂרָה:sara רבקה|רִבְקָה:rivka רחל|רָחֵל:rachel לאה|לֵאָה:lea מרים|מִרְיָם:miriam חנה|חַנָּה:hana אסתר:esther דבורה:dvora יעל:yael מיכל:michal נועה:noa תמר:tamar שירה:shira איילת:ayelet אורית:orit ענת:anat גלית:galit דנה:dana הדס:hadas ורד:vered טליה:talia יפה:yafa כרמל:carmel ליאת:liat מאיה:maya נטע:neta סיגל:sigal עדי:adi רונית:ronit",
    common: "כהן:cohen לוי:levi מזרחי:mizrahi פרץ:peretz ביטון:biton דהן:dahan אברהם:avraham פרידמן:friedman מלכה:malka אזולאי:azulay כץ:katz יוסף:yosef דוד:david עמר:amar אוחיון:ohayon חדד:hadad גבאי:gabay בן_דוד:bendavid אדרי:edri לוין:levin טל:tal קליין:klein חן:chen שפירא:shapira חזן:hazan משה:moshe אשכנזי:ashkenazi אוחנה:ohana סגל:segal גולן:golan יצחק:yitzhak בר:bar מור:mor שרון:sharon ברק:barak בן_חיים:benhaim רוזן:rosen שטרן:stern גרינברג:grinberg",
    stems: "גולד:gold רוזנ:rosen ויינ:wein שטיינ:stein גרינ:grin זילבר:zilber ליבר:liber פיינ:fein קרל:karl הופ:hop",
    endings: "ברג:berg שטיין:stein מן:man בלום:blum פלד:feld צוויג:zweig באום:baum טל:tal",
    parts: None,
};

/// Arabic names as they stand in a passport.
pub(super) const ARABIC_IN_LATIN: Names = Names {
    men: "Abdallah Abdelkader Abdulrahman Adel Adnan Ahmad Ahmed Akram Ali Amin Amir Anwar Ayman Bashir Bassam Bilal Faisal Farid Fouad Ghassan Habib Hamid Hamza Hassan Hisham Hussein Ibrahim Idris Imad Ismail Jamal Kamal Karim Khaled Mahmoud Majid Malik Mansour Marwan Mohamed Mohammed Mounir Mustafa Nabil Nader Nasser Omar Osama Rachid Rami Rashid Saeed Salah Saleh Samir Sami Tarek Tariq Walid Yasser Youssef Zaid Ziad",
    women: "Abeer Aicha Aisha Amal Amina Amira Asma Aya Basma Dalia Dina Dunya Farah Farida Fatima Ghada Habiba Hala Hanan Hanin Huda Iman Jamila Kenza Khadija Laila Lamia Latifa Leila Lina Lubna Maha Malak Manal Maryam Mona Nada Nadia Najwa Naima Nour Rabab Rana Rania Rasha Reem Rima Ruba Salma Samar Samira Sana Sara Shirin Suha Wafa Yasmin Zahra Zainab Zeina",
    common: "Al-Hassan El-Sayed Al-Rashid Abdul-Rahman Ben_Ali Al-Masri El-Amin Al-Khatib Haddad Khoury Al-Najjar Mansour Al-Ahmad Saleh Hamdan Nasser Al-Qasim El-Fassi Bouzid Benali Al-Saleh Darwish Farouk Habibi Hariri Al-Harbi Al-Otaibi Al-Ghamdi Al-Zahrani Al-Shehri Al-Mutairi Al-Dosari Ibrahim Ismail Jaber Kassem Khalil Mahfouz Al-Tamimi Osman Qureshi Ramadan Saad Sabbagh Salem Shaheen Shalabi Sharif Suleiman Taha Tawfik Younis Zaki Zayed Abu_Bakr Abu_Zaid Bin_Laith El-Baz Al-Jabri Al-Farsi",
    stems: "Al-Ba Al-Da Al-Fa Al-Ha Al-Ja Al-Ka Al-Ma Al-Na Al-Qa Al-Ra Al-Sa Al-Ta Al-Wa Al-Za El-Ba El-Gha El-Ha El-Kha El-Ma El-Sha Ben_A Ben_Ha Ben_Ma Bou Abdel-Ha Abdel-Ra Abu_Sa Abu_Ha",
    endings: "bari bawi bdallah chidi dari dawi ddad fadi fidi ghani hidi himi jdi jjar kimi lbani lfi lihi lwani mdani mmadi mri mzawi nani nsouri qri rbi rdi ridi rkawi rouk rrazi shemi ssani sri ttar wadi wahri zizi zzouz",
    parts: None,
};
