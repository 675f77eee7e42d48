//! Chinese, Japanese and Korean names, each with its Latin spelling after a colon: it makes the e-mail.

use super::Names;

pub(super) const CHINESE: Names = Names {
    men: "",
    women: "",
    common: "王:wang 李:li 张:zhang 刘:liu 陈:chen 杨:yang 黄:huang 赵:zhao 吴:wu 周:zhou 徐:xu 孙:sun 马:ma 朱:zhu 胡:hu 郭:guo 何:he 林:lin 高:gao 罗:luo 郑:zheng 梁:liang 谢:xie 宋:song 唐:tang 许:xu 邓:deng 冯:feng 韩:han 曹:cao 曾:zeng 彭:peng 萧:xiao 蔡:cai 潘:pan 田:tian 董:dong 袁:yuan 于:yu 余:yu 叶:ye 蒋:jiang 杜:du 苏:su 魏:wei 程:cheng 吕:lü 丁:ding 沈:shen 任:ren 姚:yao 卢:lu 傅:fu 钟:zhong 姜:jiang 崔:cui 谭:tan 廖:liao 范:fan 汪:wang 陆:lu",
    stems: "欧:ou 司:si 诸:zhu 上:shang 东:dong 皇:huang 令:ling 公:gong",
    endings: "阳:yang 马:ma 葛:ge 官:guan 方:fang 甫:fu 狐:hu 孙:sun",
    parts: Some((
        "小:xiao 大:da 志:zhi 建:jian 晓:xiao 文:wen 国:guo 家:jia 海:hai 永:yong 春:chun 秀:xiu 美:mei 雪:xue 玉:yu 桂:gui 淑:shu 丽:li 雅:ya 思:si 子:zi 天:tian 明:ming 振:zhen 德:de 宏:hong 金:jin 立:li 世:shi 佳:jia 俊:jun 少:shao",
        "明:ming 华:hua 强:qiang 伟:wei 军:jun 平:ping 东:dong 辉:hui 勇:yong 波:bo 斌:bin 刚:gang 杰:jie 涛:tao 超:chao 鹏:peng 飞:fei 英:ying 芳:fang 娟:juan 敏:min 静:jing 霞:xia 玲:ling 燕:yan 梅:mei 琴:qin 红:hong 云:yun 婷:ting 洁:jie 萍:ping 龙:long 峰:feng 林:lin 生:sheng",
    )),
};

pub(super) const JAPANESE: Names = Names {
    men: "太郎:taro 一郎:ichiro 健太:kenta 翔太:shota 大輔:daisuke 拓也:takuya 直樹:naoki 和也:kazuya 健一:kenichi 誠:makoto 浩二:koji 隆:takashi 剛:tsuyoshi 亮:ryo 蓮:ren 悠斗:yuto 陽翔:haruto 大翔:hiroto 湊:minato 蒼:aoi 樹:itsuki 颯太:sota 悠真:yuma 智也:tomoya 洋平:yohei 哲也:tetsuya 達也:tatsuya 雄太:yuta 光:hikaru 修:osamu ケンジ:kenji タケシ:takeshi",
    women: "花子:hanako 美咲:misaki 陽子:yoko 恵子:keiko 由美:yumi 真由美:mayumi 直子:naoko 久美子:kumiko 智子:tomoko 裕子:yuko 明美:akemi 幸子:sachiko 和子:kazuko 愛:ai 舞:mai 彩:aya 結衣:yui 陽菜:hina 葵:aoi 莉子:riko 美羽:miu 七海:nanami 千尋:chihiro 沙織:saori 香織:kaori 絵里:eri 理恵:rie 菜々子:nanako さくら:sakura ひかり:hikari あかり:akari みどり:midori エミ:emi",
    common: "佐藤:sato 鈴木:suzuki 高橋:takahashi 田中:tanaka 伊藤:ito 渡辺:watanabe 山本:yamamoto 中村:nakamura 小林:kobayashi 加藤:kato 吉田:yoshida 山田:yamada 佐々木:sasaki 山口:yamaguchi 松本:matsumoto 井上:inoue 木村:kimura 林:hayashi 斎藤:saito 清水:shimizu 山崎:yamazaki 阿部:abe 森:mori 池田:ikeda 橋本:hashimoto 石川:ishikawa 山下:yamashita 小川:ogawa 石井:ishii 長谷川:hasegawa 後藤:goto 岡田:okada 近藤:kondo 前田:maeda 藤田:fujita 遠藤:endo 青木:aoki 坂本:sakamoto 村上:murakami 太田:ota 金子:kaneko 藤井:fujii 福田:fukuda 西村:nishimura 三浦:miura 竹内:takeuchi 中川:nakagawa 岡本:okamoto 松田:matsuda 原田:harada",
    stems: "青:ao 秋:aki 朝:asa 石:ishi 岩:iwa 上:ue 梅:ume 大:o 岡:oka 小:o 片:kata 川:kawa 北:kita 黒:kuro 桜:sakura 下:shimo 白:shira 杉:sugi 高:taka 竹:take 谷:tani 土:tsuchi 長:naga 中:naka 西:nishi 野:no 浜:hama 東:higashi 平:hira 広:hiro 福:fuku 古:furu 星:hoshi 松:matsu 水:mizu 南:minami 宮:miya 村:mura 森:mori 矢:ya 柳:yanagi 山:yama 横:yoko 吉:yoshi 若:waka",
    endings: "井:i 池:ike 岡:oka 尾:o 川:kawa 木:ki 倉:kura 坂:saka 崎:saki 沢:sawa 島:shima 瀬:se 田:da 谷:tani 塚:tsuka 内:uchi 戸:do 永:naga 根:ne 野:no 橋:hashi 浜:hama 原:hara 部:be 村:mura 本:moto 山:yama 脇:waki",
    parts: None,
};

pub(super) const KOREAN: Names = Names {
    men: "",
    women: "",
    common: "김:kim 이:lee 박:park 최:choi 정:jung 강:kang 조:cho 윤:yoon 장:jang 임:lim 한:han 오:oh 서:seo 신:shin 권:kwon 황:hwang 안:ahn 송:song 전:jeon 홍:hong 유:yoo 고:ko 문:moon 양:yang 손:son 배:bae 백:baek 허:heo 남:nam 심:shim 노:noh 하:ha 곽:kwak 성:sung 차:cha 주:joo 우:woo 구:koo 민:min 류:ryu",
    stems: "남:nam 황:hwang 제:je 선:seon 독:dok",
    endings: "궁:gung 보:bo 갈:gal 우:woo 고:go",
    parts: Some((
        "민:min 지:ji 서:seo 현:hyun 준:jun 수:soo 은:eun 영:young 재:jae 성:sung 태:tae 동:dong 상:sang 정:jung 윤:yoon 하:ha 예:ye 소:so 유:yu 경:kyung 승:seung 미:mi 혜:hye 진:jin 기:ki 종:jong 창:chang 보:bo 나:na 다:da",
        "준:jun 호:ho 우:woo 수:soo 현:hyun 영:young 민:min 석:seok 훈:hoon 진:jin 철:cheol 희:hee 연:yeon 아:ah 원:won 경:kyung 혁:hyuk 은:eun 정:jung 주:joo 선:sun 람:ram 빈:bin 율:yul 규:kyu 환:hwan 범:beom 솔:sol 리:ri 미:mi",
    )),
};
