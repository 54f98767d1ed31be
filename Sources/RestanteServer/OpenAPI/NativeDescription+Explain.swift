import RestanteJSON

/// Why an application gets nothing.
extension NativeDescription {
  static let explain = operation(
    "explainQueue",
    "Why a call of event.offline.get by the application returns nothing: the reasons, the most "
      + "likely first, each with the counts that it rests on and the call that would help. What "
      + "was published counts since this server started.",
    parameters: [clientIDParameter, connectorParameter],
    reply: Schemas.object([
      "client_id": Schemas.text, "connector": Schemas.text,
      "queue": Schemas.reference("Queue"),
      "reasons": [
        "type": "array",
        "items": Schemas.object([
          "reason": [
            "enum": [
              "not_installed", "inactive", "unpaid", "blocked", "feature_off", "pending",
              "no_right", "no_binding", "other_connector", "claimed", "failed", "own_change",
              "unbound_names", "nothing_published",
            ]
          ],
          "detail": Schemas.text, "remedy": ["type": ["string", "null"]],
          "facts": ["type": "object"],
        ]),
      ],
    ]), "The reasons.", failures: [.notFound])
}
