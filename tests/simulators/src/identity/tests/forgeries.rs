//! Each forged token is wrong in what it says, and in nothing else.

use serde_json::json;

use super::verifier::{Parts, is_signed, parts};
use super::*;
use crate::identity::{Algorithm, Forgery, Forging};

const FORGERIES: [Forgery; 19] = [
    Forgery::WrongNonce,
    Forgery::NoNonce,
    Forgery::AlgNone,
    Forgery::HmacWithPublicKey,
    Forgery::WrongIssuer,
    Forgery::OtherTenant,
    Forgery::WrongAudience,
    Forgery::TwoAudiencesWithoutAzp,
    Forgery::WrongAzp,
    Forgery::Expired,
    Forgery::FromTheFuture,
    Forgery::SkewedBy30Seconds,
    Forgery::NoSubject,
    Forgery::NoExpiry,
    Forgery::EmptySubject,
    Forgery::UnknownKey,
    Forgery::SignatureCut,
    Forgery::PayloadChanged,
    Forgery::KidMissing,
];

/// What is different in the claims.
fn twisted(forgery: Forgery, simulator: &Simulator) -> Value {
    let client = &simulator.client(Grant::Confidential).id;
    match forgery {
        Forgery::WrongNonce => json!({ "nonce": "another-nonce" }),
        Forgery::NoNonce => json!({ "nonce": null }),
        Forgery::WrongIssuer => json!({ "iss": "https://issuer.example" }),
        Forgery::OtherTenant => json!({ "iss": simulator.issuer(Tenant::Other) }),
        Forgery::WrongAudience => json!({ "aud": "somebody-else" }),
        Forgery::TwoAudiencesWithoutAzp => json!({ "aud": [client, "somebody-else"] }),
        Forgery::WrongAzp => json!({ "azp": "somebody-else" }),
        Forgery::Expired => json!({ "iat": MORNING - 1200, "exp": MORNING - 600 }),
        Forgery::FromTheFuture => {
            json!({ "iat": MORNING + 600, "nbf": MORNING + 600, "exp": MORNING + 1200 })
        }
        Forgery::SkewedBy30Seconds => json!({ "iat": MORNING - 630, "exp": MORNING - 30 }),
        Forgery::NoSubject => json!({ "sub": null }),
        Forgery::NoExpiry => json!({ "exp": null }),
        Forgery::EmptySubject => json!({ "sub": "" }),
        Forgery::PayloadChanged => json!({ "sub": "somebody-else" }),
        Forgery::AlgNone
        | Forgery::HmacWithPublicKey
        | Forgery::UnknownKey
        | Forgery::SignatureCut
        | Forgery::KidMissing => json!({}),
    }
}

/// What is different in the header.
fn header(forgery: Forgery, simulator: &Simulator) -> Value {
    match forgery {
        Forgery::AlgNone => json!({ "alg": "none" }),
        Forgery::HmacWithPublicKey => json!({ "alg": "HS256" }),
        Forgery::OtherTenant => json!({ "kid": jwks(simulator, Tenant::Other)["keys"][0]["kid"] }),
        Forgery::UnknownKey => json!({ "kid": "nobodys-key" }),
        Forgery::KidMissing => json!({ "kid": null }),
        _ => json!({}),
    }
}

/// What is different in an object: the new values, null for what is gone.
fn difference(from: &Value, to: &Value) -> Value {
    let (from, to) = (from.as_object().unwrap(), to.as_object().unwrap());
    let gone = from.keys().filter(|name| !to.contains_key(*name)).map(|name| (name.clone(), Value::Null));
    let new = to.iter().filter(|(name, value)| from.get(*name) != Some(value));
    gone.chain(new.map(|(name, value)| (name.clone(), value.clone()))).collect()
}

fn forged(simulator: &Simulator, forgery: Forgery) -> Parts {
    simulator.control().forge(Some(Forging { forgery, times: Some(1) }));
    parts(&id_token(simulator, &somebody(simulator), &[]))
}

#[test]
fn a_forged_token_is_wrong_in_what_it_says_and_in_nothing_else() {
    let simulator = simulator();
    let honest = parts(&id_token(&simulator, &somebody(&simulator), &[]));
    for algorithm in [Algorithm::RS256, Algorithm::ES256, Algorithm::EdDSA] {
        simulator.control().sign_with(Tenant::Acme, algorithm);
        let own = jwks(&simulator, Tenant::Acme)["keys"][0].clone();
        let honest_header = json!({ "alg": algorithm, "kid": own["kid"], "typ": "JWT" });
        for forgery in FORGERIES {
            let forged = forged(&simulator, forgery);
            assert_eq!(
                difference(&honest.claims, &forged.claims),
                twisted(forgery, &simulator),
                "{forgery:?}"
            );
            if forgery == Forgery::OtherTenant {
                continue;
            }
            let changed = difference(&honest_header, &forged.header);
            assert_eq!(changed, header(forgery, &simulator), "{forgery:?}");
            let signed = is_signed(&own, own["alg"].as_str().unwrap(), &forged);
            let unsigned = matches!(
                forgery,
                Forgery::AlgNone
                    | Forgery::HmacWithPublicKey
                    | Forgery::SignatureCut
                    | Forgery::PayloadChanged
            );
            assert_eq!(signed, !unsigned, "{forgery:?} {algorithm:?}");
        }
    }
}

#[test]
fn the_other_tenants_token_is_one_by_its_key() {
    let simulator = simulator();
    let forged = forged(&simulator, Forgery::OtherTenant);
    let other = jwks(&simulator, Tenant::Other)["keys"][0].clone();
    assert_eq!(forged.header["kid"], other["kid"]);
    assert!(is_signed(&other, "RS256", &forged));
    assert!(!is_signed(&jwks(&simulator, Tenant::Acme)["keys"][0], "RS256", &forged));
}

#[test]
fn none_has_no_signature_and_hs256_is_one_by_the_public_key() {
    let simulator = simulator();
    assert!(forged(&simulator, Forgery::AlgNone).signature.is_empty());
    simulator.control().sign_with(Tenant::Acme, Algorithm::EdDSA);
    let forged = forged(&simulator, Forgery::HmacWithPublicKey);
    let public = verifier::bytes(jwks(&simulator, Tenant::Acme)["keys"][0]["x"].as_str().unwrap());
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &public);
    assert!(ring::hmac::verify(&key, forged.text.as_bytes(), &forged.signature).is_ok());
}

#[test]
fn half_of_a_cut_signature_is_there() {
    let simulator = simulator();
    let honest = parts(&id_token(&simulator, &somebody(&simulator), &[]));
    assert_eq!(forged(&simulator, Forgery::SignatureCut).signature, honest.signature[..128]);
}

#[test]
fn so_many_tokens_are_forged_as_were_ordered_or_all_until_it_ends() {
    let simulator = simulator();
    let email = somebody(&simulator);
    let forged = || parts(&id_token(&simulator, &email, &[])).claims["nonce"] == "another-nonce";
    let forge = |times| simulator.control().forge(Some(Forging { forgery: Forgery::WrongNonce, times }));
    forge(Some(2));
    assert_eq!([(); 3].map(|()| forged()), [true, true, false]);
    forge(None);
    assert_eq!([(); 3].map(|()| forged()), [true; 3]);
    simulator.control().forge(None);
    assert!(!forged());
}

#[test]
fn whoever_signs_in_at_the_other_tenant_may_bear_the_same_sub_or_the_same_address() {
    let simulator = simulator();
    let [first, second] = <[String; 2]>::try_from(simulator.control().at_work()).unwrap();
    let acme = |email: &str| simulator.control().account(Tenant::Acme, email).unwrap();
    let other = simulator.control().accounts(Tenant::Other);
    let same_sub = other.iter().find(|account| account.sub == acme(&first).sub).unwrap();
    assert_ne!(same_sub.email, first);
    let same_email = other.iter().find(|account| account.email == second).unwrap();
    assert_ne!(same_email.sub, acme(&second).sub);
    let code = code(&simulator, Tenant::Other, Grant::Confidential, &second, &[]);
    let (.., body) = exchange(&simulator, Tenant::Other, &code, &[]);
    let token =
        verifier::verify(&jwks(&simulator, Tenant::Other), body["id_token"].as_str().unwrap()).unwrap();
    assert_eq!(token.claims["iss"], simulator.issuer(Tenant::Other));
    assert_eq!((&token.claims["sub"], &token.claims["email"]), (&json!(same_email.sub), &json!(second)));
}
