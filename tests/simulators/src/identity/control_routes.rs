//! The controls over HTTP that only the identity provider's simulator has, beside those of every simulator.
//! `{tenant}` is `acme` or `other`, `{email}` an address in whatever letter case.
//!
//! | request | body | what it does |
//! |---|---|---|
//! | `GET /tenants/{tenant}/accounts`, `POST` | an account | all accounts; adds one |
//! | `GET /tenants/{tenant}/accounts/{email}`, `DELETE` | | one; takes it away |
//! | `PUT …/accounts/{email}/address` | `{"email": "NEW@example.com"}` | gives it another address |
//! | `PUT …/accounts/{email}/told` | `{"told": "without-a-word"}` | `verified`, `unverified`, `without-a-word`, `nothing` |
//! | `PUT …/accounts/{email}/groups/{group}`, `DELETE` | | adds to a group; takes out of it |
//! | `PUT /tenants/{tenant}/claims/{name}` | JSON | a claim in every ID token; null leaves it at that |
//! | `POST /tenants/{tenant}/keys/rotate` | | a new key; the old one leaves the JWKS |
//! | `PUT /tenants/{tenant}/algorithm` | `{"algorithm": "ES256"}` | `RS256`, `PS256`, `ES256`, `EdDSA` |
//! | `PUT /tenants/{tenant}/named-issuer` | `{"issuer": "https://…"}` | whom discovery names; null: the right one |
//! | `POST /tenants/{tenant}/logout-tokens` | `{"email": "…", "client": "public", "forgery": "with-nonce"}` | answers `{"logout_token": "…"}`; forgeries `with-nonce`, `without-events`, `wrong-audience` |
//! | `PUT /forging`, `DELETE` | `{"forgery": "wrong-nonce", "times": 1}` | forges ID tokens, see [`Forgery`](super::Forgery); ends it |
//! | `PUT /client-keys` | `{"jwks_uri": "http://127.0.0.1:…"}` or `{"jwks": {…}}` | where the client `key` publishes its keys |
//! | `PUT /redirect-uris`, `DELETE` | `{"redirect_uris": ["https://…"]}` | sign-ins end at these alone; where they did at the start |

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::accounts::{NoSuchAccount, NotAddressed, Told};
use super::control::Control;
use super::keys::{Algorithm, NoKey};
use super::logout_token::NoLogoutToken;
use super::tenant::Tenant;
use crate::control_routes::{does, tells, tries};

/// The routes, below `/_control`.
pub(super) fn routes() -> Router<Control> {
    Router::new()
        .nest("/tenants/{tenant}", of_a_tenant())
        .nest("/tenants/{tenant}/accounts", of_accounts())
        .route(
            "/forging",
            put(does(|control: &Control, Json(forging)| control.forge(Some(forging))))
                .delete(does(|control: &Control, ()| control.forge(None))),
        )
        .route("/client-keys", put(does(|control: &Control, Json(keys)| control.register_client_keys(keys))))
        .route(
            "/redirect-uris",
            put(does(|control: &Control, Json(Addresses { redirect_uris })| {
                control.register(Some(redirect_uris));
            }))
            .delete(does(|control: &Control, ()| control.register(None))),
        )
}

fn of_a_tenant() -> Router<Control> {
    Router::new()
        .route(
            "/claims/{name}",
            put(does(|control: &Control, (Path(at), Json(value)): (Path<(Tenant, String)>, Json<Value>)| {
                control.claim(at.0, &at.1, value);
            })),
        )
        .route("/keys/rotate", post(does(|control: &Control, Path(tenant)| control.rotate_keys(tenant))))
        .route(
            "/algorithm",
            put(does(|control: &Control, (Path(tenant), Json(Signs { algorithm }))| {
                control.sign_with(tenant, algorithm);
            })),
        )
        .route(
            "/named-issuer",
            put(does(|control: &Control, (Path(tenant), Json(Names { issuer }))| {
                control.name_issuer(tenant, issuer);
            })),
        )
        .route(
            "/logout-tokens",
            post(tries(|control: &Control, (Path(tenant), Json(signed_out))| {
                let token = control.logout_token(tenant, &signed_out)?;
                Ok::<_, NoLogoutToken>(json!({ "logout_token": token }))
            })),
        )
}

/// `{tenant}` and `{email}`.
type Whose = Path<(Tenant, String)>;
/// The same, and `{group}`.
type Membership = Path<(Tenant, String, String)>;

fn of_accounts() -> Router<Control> {
    Router::new()
        .route(
            "/",
            get(tells(|control: &Control, Path(tenant)| control.accounts(tenant))).post(does(
                |control: &Control, (Path(tenant), Json(account))| control.add_account(tenant, account),
            )),
        )
        .route(
            "/{email}",
            get(tries(|control: &Control, Path((tenant, email)): Whose| control.account(tenant, &email)))
                .delete(does(|control: &Control, Path((tenant, email)): Whose| {
                    control.remove_account(tenant, &email)
                })),
        )
        .route(
            "/{email}/address",
            put(does(|control: &Control, (Path(at), Json(Address { email })): (Whose, _)| {
                control.change_address(at.0, &at.1, &email)
            })),
        )
        .route(
            "/{email}/told",
            put(does(|control: &Control, (Path(at), Json(Tells { told })): (Whose, _)| {
                control.tell_address(at.0, &at.1, told)
            })),
        )
        .route(
            "/{email}/groups/{group}",
            put(does(|control: &Control, Path(at): Membership| control.add_to_group(at.0, &at.1, &at.2)))
                .delete(does(|control: &Control, Path(at): Membership| {
                    control.remove_from_group(at.0, &at.1, &at.2)
                })),
        )
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Addresses {
    redirect_uris: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signs {
    algorithm: Algorithm,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    issuer: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Address {
    email: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tells {
    told: Told,
}

impl IntoResponse for NoSuchAccount {
    fn into_response(self) -> Response {
        (StatusCode::NOT_FOUND, self.to_string()).into_response()
    }
}

impl IntoResponse for NotAddressed {
    fn into_response(self) -> Response {
        match self {
            Self::NoSuchAccount(nobody) => nobody.into_response(),
            Self::Taken => (StatusCode::CONFLICT, self.to_string()).into_response(),
        }
    }
}

impl IntoResponse for NoKey {
    fn into_response(self) -> Response {
        (StatusCode::INTERNAL_SERVER_ERROR, self.to_string()).into_response()
    }
}

impl IntoResponse for NoLogoutToken {
    fn into_response(self) -> Response {
        match self {
            Self::NoSuchAccount(nobody) => nobody.into_response(),
            Self::NoKey(no_key) => no_key.into_response(),
        }
    }
}
