//! English names.

use super::Names;

pub(super) const NAMES: Names = Names {
    men: "Adam Alan Albert Andrew Anthony Arthur Benjamin Brian Charles Christopher Colin Daniel David Derek Edward Eric Francis George Gerald Gordon Graham Gregory Harold Harry Henry Howard Hugh Jack Jacob James Jason Jeffrey John Jonathan Joseph Joshua Justin Keith Kenneth Kevin Lawrence Leonard Malcolm Mark Matthew Michael Nathan Nicholas Nigel Oliver Patrick Peter Philip Raymond Richard Robert Roger Ronald Samuel Simon Stephen Stuart Theodore Timothy Vincent Walter William",
    women: "Abigail Alice Amanda Amelia Amy Angela Barbara Beatrice Betty Brenda Carol Caroline Catherine Charlotte Chloe Cynthia Deborah Diana Dorothy Edith Eleanor Elizabeth Emily Emma Florence Gillian Grace Hannah Harriet Heather Helen Isabel Jane Janet Jennifer Jessica Joan Judith Julia Karen Laura Linda Lucy Margaret Martha Mary Megan Melissa Nancy Olivia Pamela Patricia Rachel Rebecca Rosemary Ruth Samantha Sarah Sharon Sophie Susan Theresa Victoria Virginia Zoë",
    common: "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Martin Jackson Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook Rogers Morgan Cooper Peterson Reed Bailey Bell Kelly Howard Ward Cox Richardson Wood Watson Brooks Bennett Gray Hughes Price Foster Sanders Ross Phillipson Chandler",
    stems: "Ash Black Brad Brook Burn Carl Chester Clay Cran Dal Den Dun East Elling Fair Farn Green Hal Ham Hart Hath Haw Hazel Holl Hunting Kings Lang Lind Long Mar Mead Mill Nor North Oak Pem Pres Rad Red Rock Ruther Shel Sher Stan Staple Stock Sut Thorn Wal Wat Well West Whit Win Wood",
    endings: "bourne bridge brook bury by combe cott croft dale den don er field folk ford gate ham head hill hurst ington land ley low man mead mere more ridge shaw side stead sted stock stone thorpe ton tree wald ward water well wick wood worth",
    parts: None,
};
