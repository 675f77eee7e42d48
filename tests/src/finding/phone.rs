//! Work numbers, as carelessly written as people write them.

use simulators::company::Dice;

use super::work::Office;

/// A work number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// As it stands in the HR system.
    pub written: String,
    country: &'static str,
    trunk: &'static str,
    area: &'static str,
    subscriber: String,
}

impl Phone {
    /// A number of somebody in `office`.
    pub(super) fn of(office: &Office, dice: &mut Dice) -> Self {
        let length = match (office.country, office.area.len()) {
            ("1" | "7", _) => 7,
            ("49", _) => 8 + dice.index(2),
            (_, 1) => 8,
            _ => 7,
        };
        let first = dice.text(b"23456789", 1);
        let subscriber = first + &dice.text(b"0123456789", length - 1);
        let mut phone = Self {
            written: String::new(),
            country: office.country,
            trunk: office.trunk,
            area: office.area,
            subscriber,
        };
        let ways = phone.ways();
        phone.written.clone_from(&ways[dice.index(ways.len())]);
        phone
    }

    /// The number with the country's, digits only.
    pub fn digits(&self) -> String {
        format!("{}{}{}", self.country, self.area, self.subscriber)
    }

    /// The ways to write it.
    pub fn ways(&self) -> Vec<String> {
        let Self { country, trunk, area, subscriber: number, .. } = self;
        let mut ways = vec![
            format!("+{country} {area} {number}"),
            format!("+{country}{area}{number}"),
            format!("00{country} {area} {number}"),
            format!("00{country}{area}{number}"),
            format!("+{country} {area} {}", grouped(number, " ")),
            format!("{trunk}{area}{number}"),
        ];
        match *country {
            "49" | "43" | "41" | "44" => ways.extend([
                format!("({trunk}{area}) {}", grouped(number, " ")),
                format!("+{country} ({trunk}){area} {number}"),
                format!("{trunk}{area}/{number}"),
                format!("+{country} {area} {}-{}", &number[..number.len() - 2], &number[number.len() - 2..]),
            ]),
            "1" => ways.extend([
                format!("+1 ({area}) {}-{}", &number[..3], &number[3..]),
                format!("{area}-{}-{}", &number[..3], &number[3..]),
                format!("({area}) {}-{}", &number[..3], &number[3..]),
            ]),
            "7" => ways.extend([
                format!("8 ({area}) {}-{}-{}", &number[..3], &number[3..5], &number[5..]),
                format!("+7 {area} {}-{}-{}", &number[..3], &number[3..5], &number[5..]),
            ]),
            _ => ways.push(format!("+{country}-{area}-{}", grouped(number, "-"))),
        }
        ways
    }
}

/// Digits in groups of three, then of two.
fn grouped(number: &str, between: &str) -> String {
    let (first, rest) = number.split_at(3);
    let rest: Vec<_> = rest.as_bytes().chunks(2).map(String::from_utf8_lossy).collect();
    format!("{first}{between}{}", rest.join(between))
}
