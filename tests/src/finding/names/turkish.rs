//! Turkish names.

use super::Names;

pub(super) const NAMES: Names = Names {
    men: "Abdullah Ahmet Ali Alper Arda Aydın Ayhan Barış Berk Bülent Burak Can Caner Cem Cemil Çağatay Çağrı Deniz Doğan Emir Emre Engin Erdal Erdem Erhan Erkan Ersin Fatih Ferhat Gökhan Gürkan Hakan Halil Hamza Hasan Hüseyin Ilgaz Işık İbrahim İlhan İlker İsmail Kaan Kadir Kemal Kerem Levent Mehmet Mert Metin Murat Mustafa Oğuz Okan Onur Orhan Osman Ömer Özgür Ramazan Recep Rıza Selçuk Selim Serdar Serkan Şahin Şükrü Tamer Taner Tolga Turgut Uğur Umut Ümit Volkan Yasin Yavuz Yiğit Yılmaz Yusuf Zeki",
    women: "Aslı Asuman Ayça Aydan Ayşe Azra Bahar Banu Başak Belgin Beren Betül Büşra Canan Ceren Cansu Çiğdem Damla Defne Derya Didem Dilara Ebru Ece Ela Elif Emine Esra Fatma Feride Figen Filiz Gizem Gökçe Gönül Gül Gülay Gülşen Hacer Hande Hatice Hülya Irmak Işıl İnci İpek Jale Kübra Leyla Melek Meltem Meral Merve Mine Müge Nalan Nazlı Nermin Neslihan Nilgün Nur Nurhan Oya Özge Özlem Pınar Rabia Reyhan Seda Selin Sevgi Sibel Şebnem Şeyma Tuba Tülay Ülkü Yasemin Yıldız Zehra Zeynep",
    common: "Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın Güneş Bozkurt Bulut Keskin Ünal Turan Gül Özer Işık Kaplan Avcı Sarı Tekin Taş Köse Yüksel Ateş Aksoy Bayram Uysal Karaca Sönmez Akgül Bilgin Tunç Güzel Ay Akın Erol Coşkun Özcan Karataş Toprak Balcı Ergün",
    stems: "Ada Ak Al Altın Ar Ata Ay Baş Bay Bek Bil Boz Bulut Büyük Can Çam Çal Çelik Çiç Dağ Del Demir Deniz Doğ Duru Er Ersoy Esen Gök Göz Gül Gün Güven İnce İnan İl Kan Kar Kara Kaya Kır Kızıl Koç Kol Kum Kurt Kut Kül Mert Mut Nar Oğuz Ok On Öz Par Pek Sağ Sar Sev Soy Su Süm Şan Şim Tan Taş Tek Tem Top Tuğ Tur Uç Uğur Us Uz Ün Var Yağ Yal Yar Yaz Yeş Yıl Yurt Zor",
    endings: "ağa alp altay arslan asan ay aydın bağ başı baş bay bek berk bilek can canlı çay çı çelik çi dağ dal demir der doğan dur er eri ergin gil gül gün gür han hun ince kan kanat kaya kıran kol kurt kut lar ler lı li man maz mez oğlu ol öz sal sel ses soy söz su şan şen tan taş tekin tepe toprak türk ulu un yazı yıldız yol yurt yüz",
    parts: None,
};
