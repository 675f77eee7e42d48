//! What makes an area of texts.

/// Areas of texts, each with its words in the three languages side by side.
///
/// ```
/// app::texts! {
///     /// Words of a page.
///     Page {
///         title { en: "Members", de: "Mitglieder", ru: "Участники" }
///         link_for(name) {
///             en: "Send this link to {name}.",
///             de: "Schick diesen Link an {name}.",
///             ru: "Отправьте эту ссылку: {name}.",
///         }
///         people {
///             en: ["{n} person", "{n} people"],
///             de: ["{n} Person", "{n} Personen"],
///             ru: ["{n} человек", "{n} человека", "{n} человек"],
///         }
///     }
/// }
///
/// assert_eq!(Page::EN.title, "Members");
/// assert_eq!(Page::DE.link_for("Ada"), "Schick diesen Link an Ada.");
/// ```
///
/// An area becomes a struct, and its words that struct's constants `EN`, `DE` and `RU`. A row is one text:
///
/// - `title {…}` becomes a field, to be shown as it is: `texts.of(|t| t.page.title)`.
/// - `link_for(name) {…}` has a place, so `{name}` stands in each language. It becomes a method that fills it:
///   `texts.get().page.link_for(&name)`. A place is a `&str`, or what it says, as in `title(service: Service)`. Where the
///   others do without it, its languages are named: `done(service: Service in ru)`.
/// - Forms in brackets depend on a number, `{n}`, which is the method's first value. English and German have two,
///   Russian has three.
/// - `locked { what {…} next {…} }` is what happened and what to do now. It becomes a method that makes a
///   [`Said`](crate::i18n::Said).
/// - `does [ {…} {…} ]` has lines, each in the three languages. It becomes a method that makes a `Vec<String>`.
/// - `stage: Stages` is another area inside of this one.
///
/// `Personio: Guide {…}` has the words of a struct that is not made here, since several have its shape.
///
/// What would be missed by people does not compile. A text that one language lacks:
///
/// ```compile_fail
/// app::texts! {
///     /// Words of a page.
///     Page {
///         title { en: "Members", de: "Mitglieder" }
///     }
/// }
/// ```
///
/// A place that one language lacks:
///
/// ```compile_fail
/// app::texts! {
///     /// Words of a page.
///     Page {
///         link_for(name) { en: "For {name}", de: "Für {name}", ru: "Ссылка" }
///     }
/// }
/// ```
///
/// A place that nobody declared:
///
/// ```compile_fail
/// app::texts! {
///     /// Words of a page.
///     Page {
///         link_for { en: "For {name}", de: "Für {name}", ru: "Для {name}" }
///     }
/// }
/// ```
///
/// A place that is not filled:
///
/// ```compile_fail
/// app::texts! {
///     /// Words of a page.
///     Page {
///         link_for(name) { en: "For {name}", de: "Für {name}", ru: "Для {name}" }
///     }
/// }
///
/// Page::EN.link_for();
/// ```
#[macro_export]
macro_rules! texts {
    () => {};

    // An area, and the rest.
    (
        $(#[$doc:meta])*
        $Area:ident {
            $(
                $(#[$row_doc:meta])*
                $name:ident $(: $Inner:ident $(= $Words:ident)?)? $(($($place:tt)*))?
                $({ en: $en:tt, de: $de:tt, ru: $ru:tt $(,)? })?
                $({ what $what:tt next $next:tt })?
                $([ $($line:tt)* ])?
            )*
        }
        $($rest:tt)*
    ) => {
        $(#[$doc])*
        #[derive(Debug)]
        #[allow(missing_docs, reason = "the texts say it")]
        pub struct $Area {
            $(
                $(#[$row_doc])*
                pub $name: $crate::texts!(
                    @type ($($($place)*)?) $($Inner)? $({ $en })? $(said $what $next)? $([ $($line)* ])?
                ),
            )*
        }

        #[allow(missing_docs, reason = "the texts say it")]
        impl $Area {
            /// In English.
            pub const EN: Self = Self {
                $($name: $crate::texts!(
                    @words [en English EN] $name ($($($place)*)?)
                    $($Inner $(= $Words)?)? $({ $en })? $(said $what $next)? $([ $($line)* ])?
                ),)*
            };
            /// In German.
            pub const DE: Self = Self {
                $($name: $crate::texts!(
                    @words [de German DE] $name ($($($place)*)?)
                    $($Inner $(= $Words)?)? $({ $de })? $(said $what $next)? $([ $($line)* ])?
                ),)*
            };
            /// In Russian.
            pub const RU: Self = Self {
                $($name: $crate::texts!(
                    @words [ru Russian RU] $name ($($($place)*)?)
                    $($Inner $(= $Words)?)? $({ $ru })? $(said $what $next)? $([ $($line)* ])?
                ),)*
            };
            $($crate::texts! {
                @method [$(#[$row_doc])*] $name ($($($place)*)?)
                $($Inner)? $({ $en })? $(said $what $next)? $([ $($line)* ])?
            })*
        }

        // What nobody uses yet is checked, too.
        const _: [$Area; 3] = [$Area::EN, $Area::DE, $Area::RU];

        $crate::texts! { $($rest)* }
    };

    // The words of a struct that several have, and the rest.
    (
        $(#[$doc:meta])*
        $Words:ident: $Shape:ident {
            $($name:ident $({ en: $en:tt, de: $de:tt, ru: $ru:tt $(,)? })? $([ $($step:tt)* ])?)*
        }
        $($rest:tt)*
    ) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $Words;

        impl $Words {
            /// In English.
            pub const EN: $Shape = $Shape {
                $($name: $crate::texts!(@words [en English EN] $name () $({ $en })? $(steps [ $($step)* ])?),)*
            };
            /// In German.
            pub const DE: $Shape = $Shape {
                $($name: $crate::texts!(@words [de German DE] $name () $({ $de })? $(steps [ $($step)* ])?),)*
            };
            /// In Russian.
            pub const RU: $Shape = $Shape {
                $($name: $crate::texts!(@words [ru Russian RU] $name () $({ $ru })? $(steps [ $($step)* ])?),)*
            };
        }

        const _: [$Shape; 3] = [$Words::EN, $Words::DE, $Words::RU];

        $crate::texts! { $($rest)* }
    };

    // What a row is.
    (@type () $Inner:ident) => { $Inner };
    (@type () { $text:literal }) => { &'static str };
    (@type $places:tt { $text:literal }) => { $crate::i18n::Template };
    (@type $places:tt { [ $($form:tt)* ] }) => { $crate::i18n::Plural };
    (@type $places:tt said $what:tt $next:tt) => { $crate::i18n::Said<$crate::i18n::Template> };
    (@type $places:tt [ $($line:tt)* ]) => { $crate::i18n::Lines };

    // What it says in a language.
    (@words [$lang:ident $Language:ident $LANG:ident] $name:ident () $Inner:ident) => { $Inner::$LANG };
    (@words [$lang:ident $Language:ident $LANG:ident] $name:ident () $Inner:ident = $Words:ident) => {
        $Words::$LANG
    };
    (@words [$lang:ident $($of:ident)*] $name:ident () { $text:literal }) => {{
        $crate::texts!(@check fit $lang $name () $text);
        $text
    }};
    (@words [$lang:ident $($of:ident)*] $name:ident $places:tt { $text:literal }) => {{
        $crate::texts!(@check fit $lang $name $places $text);
        $crate::i18n::Template::new($text)
    }};
    (@words [$lang:ident $Language:ident $LANG:ident] $name:ident ($($place:tt)*)
        { [ $($form:literal),* $(,)? ] }) => {{
        $crate::texts!(@check forms_fit $lang $name (n, $($place)*) $($form),*);
        $crate::i18n::Plural::of($crate::i18n::Language::$Language, &[$($form),*])
    }};
    (@words [$lang:ident $($of:ident)*] $name:ident $places:tt said $what:tt $next:tt) => {{
        $crate::texts!(
            @check fit $lang $name $places $crate::texts!(@of $lang $what), $crate::texts!(@of $lang $next)
        );
        $crate::i18n::Said {
            what: $crate::i18n::Template::new($crate::texts!(@of $lang $what)),
            next: $crate::i18n::Template::new($crate::texts!(@of $lang $next)),
        }
    }};
    (@words [$lang:ident $($of:ident)*] $name:ident $places:tt [ $($line:tt)* ]) => {{
        $crate::texts!(@check fit $lang $name $places $($crate::texts!(@of $lang $line)),*);
        $crate::i18n::Lines::new(&[$($crate::texts!(@of $lang $line)),*])
    }};
    (@words [$lang:ident $($of:ident)*] $name:ident () steps [
        $(at $path:literal $text:tt $(noted $note:tt)? $(with $below:ident)?)*
    ]) => {{
        $($crate::texts!(
            @check fit $lang $name () $crate::texts!(@of $lang $text) $(, $crate::texts!(@of $lang $note))?
        );)*
        &[$(
            GuideStep::at($path, $crate::texts!(@of $lang $text))
                $(.noted($crate::texts!(@of $lang $note)))?
                $(.with(Below::$below))?
        ),*]
    }};
    (@of en { en: $en:tt, de: $de:tt, ru: $ru:tt $(,)? }) => { $en };
    (@of de { en: $en:tt, de: $de:tt, ru: $ru:tt $(,)? }) => { $de };
    (@of ru { en: $en:tt, de: $de:tt, ru: $ru:tt $(,)? }) => { $ru };

    // That it has the places which its row declares.
    (@check $fit:ident $lang:ident $name:ident
        ($($place:ident $(: $Type:ident)? $(in $($only:ident)+)?),* $(,)?) $($text:expr),*) => {
        assert!(
            $crate::i18n::fit::$fit(
                stringify!($lang),
                &[$($text),*],
                &[$((stringify!($place), &[$($(stringify!($only)),+)?])),*],
            ),
            concat!("`", stringify!($name), "` has not the places that its row declares: ", stringify!($lang))
        );
    };

    // What fills them.
    (@method $doc:tt $name:ident () $Inner:ident) => {};
    (@method $doc:tt $name:ident () { $text:literal }) => {};
    (@method $doc:tt $name:ident $places:tt { $text:literal }) => {
        $crate::texts! { @fill $doc $name [] $places String }
    };
    (@method $doc:tt $name:ident $places:tt { [ $($form:tt)* ] }) => {
        $crate::texts! { @fill $doc $name [n] $places String }
    };
    (@method $doc:tt $name:ident $places:tt said $what:tt $next:tt) => {
        $crate::texts! { @fill $doc $name [] $places $crate::i18n::Said }
    };
    (@method $doc:tt $name:ident $places:tt [ $($line:tt)* ]) => {
        $crate::texts! { @fill $doc $name [] $places Vec<String> }
    };
    (@fill [$($doc:tt)*] $name:ident [$($n:ident)?]
        ($($place:ident $(: $Type:ident)? $(in $($only:ident)+)?),* $(,)?) $Filled:ty) => {
        $($doc)*
        pub fn $name(&self $(, $n: u64)? $(, $place: $crate::texts!(@place $($Type)?))*) -> $Filled {
            self.$name.fill($($n,)? &[$((stringify!($place), $crate::i18n::Place::shown(&$place))),*])
        }
    };
    (@place) => { &str };
    (@place $Type:ident) => { $Type };
}
