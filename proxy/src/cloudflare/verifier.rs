//! Signatures of others, by the runtime's own cryptography.

use domain::identity::token::Algorithm;
use engine::platform::Verifier;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use worker::js_sys::{Array, JSON, Object, Promise, Reflect};

use super::Cloudflare;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = importKey, catch)]
    fn import_key(
        format: &str,
        key: &JsValue,
        algorithm: &JsValue,
        extractable: bool,
        usages: &Array,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], catch)]
    fn verify(algorithm: &JsValue, key: &JsValue, signature: &[u8], data: &[u8]) -> Result<Promise, JsValue>;
}

impl Verifier for Cloudflare {
    async fn is_signed(
        &self,
        algorithm: Algorithm,
        key: &serde_json::Value,
        signed: &[u8],
        signature: &[u8],
    ) -> bool {
        // What can't be imported has signed nothing.
        is_signed(algorithm, key, signed, signature).await.unwrap_or(false)
    }
}

async fn is_signed(
    algorithm: Algorithm,
    key: &serde_json::Value,
    signed: &[u8],
    signature: &[u8],
) -> Result<bool, JsValue> {
    let algorithm = parameters(algorithm)?;
    let key = imported(key)?;
    let usages = Array::of1(&"verify".into());
    let key = JsFuture::from(import_key("jwk", &key, &algorithm, false, &usages)?).await?;
    Ok(JsFuture::from(verify(&algorithm, &key, signature, signed)?).await?.is_truthy())
}

/// The key without what it says it may be used for, which was judged already and which runtimes judge differently.
fn imported(key: &serde_json::Value) -> Result<JsValue, JsValue> {
    let key = JSON::parse(&key.to_string())?;
    for name in ["key_ops", "use", "alg", "ext"] {
        Reflect::delete_property(key.unchecked_ref::<Object>(), &name.into())?;
    }
    Ok(key)
}

/// What Web Cryptography calls the way of signing, for importing a key and for verifying alike.
fn parameters(algorithm: Algorithm) -> Result<JsValue, JsValue> {
    JSON::parse(match algorithm {
        Algorithm::Rs256 => r#"{"name":"RSASSA-PKCS1-v1_5","hash":"SHA-256"}"#,
        Algorithm::Ps256 => r#"{"name":"RSA-PSS","hash":"SHA-256","saltLength":32}"#,
        Algorithm::Es256 => r#"{"name":"ECDSA","namedCurve":"P-256","hash":"SHA-256"}"#,
        Algorithm::EdDsa => r#"{"name":"Ed25519"}"#,
    })
}
