import RestanteCore
import RestanteJSON

extension OutgoingWebhook {
  /// An outgoing webhook as lists show it.
  ///
  /// - Parameter tokens: What its receiver recognizes calls by; shown while the server key is
  ///   rotated, as it changes then. `nil` for those who may not know it.
  func shown(with tokens: ServerKeyring.ApplicationTokens?) -> JSONObject {
    var shown: JSONObject = [
      "id": .int(id.rawValue), "url": .string(HandlerURL.shown(url)),
      "events": .array(events.map { .string($0.text) }), "label": .string(label),
      "keeps_order": .bool(keepsOrder), "created": .int(createdAt.seconds),
      "previous_secret_until": Timestamp.shown(secrets.previousUntil),
    ]
    if let tokens, let next = tokens.next {
      shown["application_token"] = .string(tokens.current)
      shown["application_token_until"] = .int(next.from.seconds)
      shown["next_application_token"] = .string(next.token)
    }
    return shown
  }

  static let schema = Schemas.object([
    "id": Schemas.count, "url": Schemas.text, "events": Schemas.list(Schemas.text),
    "label": Schemas.text, "keeps_order": Schemas.boolean, "created": Schemas.time,
    "previous_secret_until": [
      "type": ["integer", "null"],
      "description":
        "Until when deliveries are also signed with the previous secret, in seconds since 1970.",
    ],
  ])
}

/// By what the receiver of an outgoing webhook recognizes deliveries; shown only when the webhook
/// is added and when its secret is replaced.
struct OutgoingWebhookSecrets {
  let webhook: BindingID
  let generations: SecretGenerations
  let portal: Portal

  /// The secrets as they are now.
  func shown(in context: NativeContext) -> JSONObject {
    let now = context.store.time.now()
    let secret = context.serverKeys.signingSecret(
      memberID: portal.memberID, webhook: webhook, generations: generations, at: now)
    let tokens = context.outgoingWebhookTokens(of: webhook, on: portal)
    return [
      "id": .int(webhook.rawValue), "signing_secret": .string(secret.text),
      "application_token": .string(tokens.current),
      "previous_secret_until": Timestamp.shown(generations.previousUntil),
    ]
  }

  static let schema = Schemas.object([
    "id": Schemas.count, "signing_secret": Schemas.text, "application_token": Schemas.text,
    "previous_secret_until": Schemas.time,
  ])
}
