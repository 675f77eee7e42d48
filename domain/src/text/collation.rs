//! The order in which people look for texts: that of their language. Browsers know each; natively it is that of the letters
//! without their marks.

#[cfg(not(target_arch = "wasm32"))]
use crate::directory::fold::fold;

/// The places of `texts`, each of which is there once, in the order in which readers of `language` look for them. What stands
/// in that order nearly is put into it quickly.
#[cfg(target_arch = "wasm32")]
pub fn in_order(texts: &[&str], language: &str) -> Vec<usize> {
    use std::collections::HashMap;

    use js_sys::{Array, Function, Intl::Collator, Object, Reflect, wasm_bindgen::JsCast as _};

    let places: HashMap<&str, u32> = texts.iter().copied().zip(0..).collect();
    let list: Array = texts.iter().map(|text| js_sys::JsString::from(*text)).collect();
    let compare = Collator::new(&Array::of1(&language.into()), &Object::new()).compare();
    // All of it within JavaScript: each comparison from here would cost more than it.
    if let Some(sort) =
        Reflect::get(&list, &"sort".into()).ok().and_then(|sort| sort.dyn_into::<Function>().ok())
    {
        _ = sort.call1(&list, &compare);
    }
    list.iter().filter_map(|text| Some(*places.get(&*text.as_string()?)? as usize)).collect()
}

/// The places of `texts`, each of which is there once, in the order in which readers of `language` look for them.
#[cfg(not(target_arch = "wasm32"))]
pub fn in_order(texts: &[&str], _language: &str) -> Vec<usize> {
    let mut places: Vec<_> = (0..texts.len()).collect();
    places.sort_by_cached_key(|place| texts.get(*place).map(|text| (fold(text), *text)));
    places
}
