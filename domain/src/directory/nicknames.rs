//! What people are called for short. A few of each language that are typed often; whoever goes by another has it as a
//! preferred name.

/// The folded first names that `typed` is short for.
pub(super) fn long_for(typed: &str) -> impl Iterator<Item = &'static str> {
    let short = move |(_, shorts): &&(&str, &str)| shorts.split(' ').any(|short| short == typed);
    NICKNAMES.iter().filter(short).map(|(long, _)| *long)
}

/// A name, and what is short for it; folded.
#[rustfmt::skip]
const NICKNAMES: &[(&str, &str)] = &[
    // English.
    ("robert", "bob rob bobby"), ("william", "bill will billy"), ("michael", "mike mick micha michi"), ("james", "jim jimmy"),
    ("richard", "dick rick richie"), ("elizabeth", "liz beth lisa betty"), ("margaret", "peggy maggie meg"),
    ("edward", "ed ted ned"), ("anthony", "tony"), ("thomas", "tom tommy"), ("joseph", "joe sepp"),
    ("katherine", "kate kathy katie"), ("catherine", "kate cathy"), ("alexander", "alex sascha sandy xander"),
    ("andrew", "andy drew"), ("benjamin", "ben"), ("charles", "charlie chuck"), ("daniel", "dan danny"),
    ("david", "dave"), ("matthew", "matt"), ("nicholas", "nick"), ("patricia", "pat trish"), ("samuel", "sam"),
    ("steven", "steve"), ("susan", "sue"), ("jennifer", "jenny jen"), ("jonathan", "jon"), ("john", "jack johnny"),
    // German.
    ("johannes", "hans hannes"), ("friedrich", "fritz"), ("heinrich", "heinz heiner"), ("wilhelm", "willi"),
    ("elisabeth", "lisa sissi elli"), ("katharina", "kathi katja"), ("maximilian", "max"), ("sebastian", "basti"),
    ("andreas", "andi"), ("ludwig", "lutz"), ("stefan", "steffen"), ("wolfgang", "wolf"), ("josef", "sepp"),
    ("susanne", "susi sanne"), ("franziska", "franzi"), ("christian", "chris"), ("christopher", "chris"),
    // Russian.
    ("александр", "саша шура"), ("александра", "саша шура"), ("алексеи", "алеша леша"), ("анна", "аня нюра"),
    ("владимир", "вова володя"), ("дмитрии", "дима митя"), ("евгении", "женя"), ("евгения", "женя"),
    ("екатерина", "катя"), ("елена", "лена"), ("елизавета", "лиза"), ("иван", "ваня"), ("ирина", "ира"),
    ("мария", "маша"), ("михаил", "миша"), ("наталья", "наташа"), ("николаи", "коля"), ("ольга", "оля"),
    ("павел", "паша"), ("сергеи", "сережа"), ("татьяна", "таня"), ("юлия", "юля"), ("юрии", "юра"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::fold::fold;

    #[test]
    fn a_short_name_stands_for_its_long_ones() {
        assert_eq!(long_for("bob").collect::<Vec<_>>(), ["robert"]);
        assert_eq!(long_for("саша").count(), 2);
        assert_eq!(long_for("robert").count(), 0);
        assert_eq!(long_for("").count(), 0);
    }

    #[test]
    fn the_table_is_folded() {
        for (long, shorts) in NICKNAMES {
            assert_eq!((fold(long).as_str(), fold(shorts).as_str()), (*long, *shorts));
        }
    }
}
