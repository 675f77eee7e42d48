//! Signatures of ours, by the runtime's own cryptography.

use engine::{
    fault::Fault,
    platform::{KeyPair, PrivateKey, Signer},
};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use worker::js_sys::{Array, JSON, Promise, Reflect, Uint8Array};

use super::Cloudflare;

/// What Web Cryptography calls ES256, for making and importing keys and for signing alike.
const PARAMETERS: &str = r#"{"name":"ECDSA","namedCurve":"P-256","hash":"SHA-256"}"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = generateKey, catch)]
    fn generate_key(algorithm: &JsValue, extractable: bool, usages: &Array) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = exportKey, catch)]
    fn export_key(format: &str, key: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = importKey, catch)]
    fn import_key(
        format: &str,
        key: &[u8],
        algorithm: &JsValue,
        extractable: bool,
        usages: &Array,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], catch)]
    fn sign(algorithm: &JsValue, key: &JsValue, data: &[u8]) -> Result<Promise, JsValue>;
}

impl Signer for Cloudflare {
    async fn new_key_pair(&self) -> Result<KeyPair, Fault> {
        new_key_pair().await.map_err(|_| Fault::internal("making a key", "the runtime refuses"))
    }

    async fn sign(&self, key: &PrivateKey, text: &[u8]) -> Result<Vec<u8>, Fault> {
        let signature = signature(key, text).await;
        signature.map_err(|_| Fault::internal("signing by a key of ours", "the runtime refuses"))
    }
}

/// A key that is made in the runtime has to leave it to be sealed.
async fn new_key_pair() -> Result<KeyPair, JsValue> {
    let usages = Array::of2(&"sign".into(), &"verify".into());
    let pair = JsFuture::from(generate_key(&JSON::parse(PARAMETERS)?, true, &usages)?).await?;
    let exported = async |half: &str, format: &str| {
        let key = Reflect::get(&pair, &half.into())?;
        bytes(export_key(format, &key)?).await
    };
    Ok(KeyPair {
        private: PrivateKey::new(exported("privateKey", "pkcs8").await?),
        public: exported("publicKey", "raw").await?,
    })
}

async fn signature(key: &PrivateKey, text: &[u8]) -> Result<Vec<u8>, JsValue> {
    let parameters = JSON::parse(PARAMETERS)?;
    let usages = Array::of1(&"sign".into());
    let key = JsFuture::from(import_key("pkcs8", key.expose(), &parameters, false, &usages)?).await?;
    bytes(sign(&parameters, &key, text)?).await
}

async fn bytes(buffer: Promise) -> Result<Vec<u8>, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(buffer).await?).to_vec())
}
