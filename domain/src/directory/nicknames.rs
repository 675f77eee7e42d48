//! What people are called for short, where that is not how their name begins. A few of each language that are typed often;
//! whoever goes by another has it as a preferred name.

/// The folded first names that `typed` is short for.
pub(super) fn long_for(typed: &str) -> impl Iterator<Item = &'static str> {
    let long = move |names: &&'static str| names.split(' ').skip(1).any(|short| short == typed);
    NICKNAMES
        .iter()
        .flat_map(|names| names.split(','))
        .filter(long)
        .filter_map(|names| names.split(' ').next())
}

/// Names, each with what is short for it; folded. One text a language: a text for each name is more to download.
const NICKNAMES: [&str; 3] = [
    // English.
    "robert bob bobby,william bill billy,michael mike mick micha michi,james jim jimmy,richard dick rick,\
        elizabeth liz beth betty,margaret peggy maggie,edward ted ned,anthony tony,thomas tom tommy,joseph joe,\
        katherine kate kathy,catherine kate cathy,alexander sascha sandy xander,andrew andy drew,\
        charles charlie chuck,david dave,nicholas nick,susan sue,jennifer jenny,john jack johnny",
    // German.
    "johannes hans hannes,friedrich fritz,heinrich heinz heiner,wilhelm willi,elisabeth lisa sissi,\
        katharina kathi katja,sebastian basti,andreas andi,stefan steffen,josef sepp,susanne susi",
    // Russian.
    "александр саша шура,александра саша шура,алексеи алеша леша,анна аня,владимир вова володя,\
        дмитрии дима митя,евгении женя,евгения женя,екатерина катя,елена лена,иван ваня,мария маша,михаил миша,\
        наталья наташа,николаи коля,ольга оля,павел паша,сергеи сережа,татьяна таня,юлия юля",
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
        for names in NICKNAMES.iter().flat_map(|names| names.split(',')) {
            assert_eq!(fold(names), names);
            assert!(names.contains(' '), "{names} is short for nothing");
        }
    }
}
