//! The keys that an identity provider publishes (JWKS, RFC 7517).

use serde_json::Value;

use super::token::Token;

/// Those of the published `keys` by which `token` may be signed. None of a token's own: what it brings along proves nothing.
pub fn of<'a>(keys: &'a Value, token: &Token<'_>) -> Vec<&'a Value> {
    let all = keys.get("keys").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    all.iter().filter(|key| fits(key, token)).collect()
}

fn fits(key: &Value, token: &Token<'_>) -> bool {
    let says = |name: &str| key.get(name).and_then(Value::as_str);
    let (key_type, curve) = token.algorithm.key_type();
    let by_id = token.key_id.is_none() || says("kid") == token.key_id.as_deref();
    by_id
        && says("kty") == Some(key_type)
        && curve.is_none_or(|curve| says("crv") == Some(curve))
        && says("use").is_none_or(|purpose| purpose == "sig")
        && says("alg").is_none_or(|algorithm| algorithm == token.algorithm.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::identity::token::Algorithm;

    #[test]
    fn a_key_is_taken_for_what_it_was_published_for() {
        let keys = json!({ "keys": [
            { "kid": "rsa", "kty": "RSA", "use": "sig", "n": "…", "e": "AQAB" },
            { "kid": "for pss", "kty": "RSA", "alg": "PS256" },
            { "kid": "for sealing", "kty": "RSA", "use": "enc" },
            { "kid": "curve", "kty": "EC", "crv": "P-256" },
            { "kid": "longer curve", "kty": "EC", "crv": "P-384" },
            { "kid": "edwards", "kty": "OKP", "crv": "Ed25519" },
            { "kid": "shared", "kty": "oct", "k": "…" },
            7,
        ] });
        let found = |algorithm, key_id: Option<&str>| {
            let key_id = key_id.map(str::to_owned);
            let token = Token {
                algorithm,
                key_id,
                signed: "",
                signature: Vec::new(),
                claims: serde_json::Map::new(),
            };
            let ids = of(&keys, &token).into_iter().map(|key| key["kid"].as_str().unwrap());
            ids.collect::<Vec<_>>()
        };
        assert_eq!(found(Algorithm::Rs256, None), ["rsa"]);
        assert_eq!(found(Algorithm::Ps256, None), ["rsa", "for pss"]);
        assert_eq!(found(Algorithm::Es256, None), ["curve"]);
        assert_eq!(found(Algorithm::EdDsa, None), ["edwards"]);
        assert_eq!(found(Algorithm::Rs256, Some("rsa")), ["rsa"]);
        for (algorithm, key_id) in
            [(Algorithm::Rs256, "for pss"), (Algorithm::Rs256, "shared"), (Algorithm::Es256, "rsa")]
        {
            assert_eq!(found(algorithm, Some(key_id)), [""; 0], "{key_id}");
        }
        assert!(of(&json!([]), &Token::read("e30.e30.").unwrap_or_else(|_| any())).is_empty());
    }

    fn any() -> Token<'static> {
        Token {
            algorithm: Algorithm::Rs256,
            key_id: None,
            signed: "",
            signature: Vec::new(),
            claims: serde_json::Map::new(),
        }
    }
}
