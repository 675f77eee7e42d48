//! German names.

use super::Names;

pub(super) const NAMES: Names = Names {
    men: "Alexander Andreas Anton Benjamin Bernd Björn Christian Christoph Daniel Dieter Dominik Felix Florian Frank Friedrich Georg Götz Günter Hans Heinrich Jan Jens Joachim Jonas Jörg Jürgen Karl Kilian Klaus Konrad Lars Leon Lukas Markus Martin Matthias Maximilian Michael Moritz Niklas Oliver Paul Peter Philipp Rainer Ralf Sebastian Stefan Stephan Sven Thomas Tobias Uwe Wolfgang",
    women: "Andrea Angelika Anja Anna Annette Astrid Bärbel Barbara Birgit Brigitte Carolin Christina Claudia Cornelia Dörte Elisabeth Emma Franziska Gabriele Hannah Heike Helga Ines Jana Johanna Julia Jutta Karin Käthe Katharina Katrin Kerstin Lena Leonie Marlene Martina Monika Nadine Nicole Petra Regina Renate Sabine Sandra Silke Simone Sophie Susanne Tanja Ulrike Ursula Vera",
    common: "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Böhm Jäger von_Arnim von_der_Heide zu_Lippe",
    stems: "Alt Berg Buch Burg Dorn Eich Eber Feld Falken Gold Grün Hag Hart Himmel Hoch Holz Kalt Kirch Königs Kreuz Lang Linden Löwen Mühl Neu Nieder Nuss Ober Ochsen Rosen Roth Sand Schön Schwarzen Silber Sonnen Stein Stern Tannen Thal Unter Vogel Wald Weiden Wein Weißen Wester Winter Wolfs Ziegel",
    endings: "bach bauer berg berger blum brecht brunn brunner dorf dörfer eck egger feld felder furt gruber hagen hammer hauer hausen hauser häuser heim heimer hof hofer höfer holz huber kamp kirchner lehner linger macher mann mayer meier meister mühle müller reiter rieder stätter steiner thaler wald walder wanger weber",
    parts: None,
};
