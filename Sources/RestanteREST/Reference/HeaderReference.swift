import RestanteCore
import RestanteJSON

/// A header of a request that changes what a method does, for clients that send it on purpose.
struct HeaderReference: Sendable {
  /// The header's name.
  let name: String
  /// Its value as a JSON schema.
  let schema: JSONValue
  /// What it does, in a sentence or two.
  let meaning: String
  /// The header of the reply that says that it was followed.
  let reply: (name: String, schema: JSONValue, meaning: String)

  static let prefer = HeaderReference(
    name: "Prefer", schema: ["type": "string", "pattern": "^wait=[0-9]{1,3}$"],
    meaning: "`wait=N`: to wait up to N seconds, at most 60, while there is nothing to return. "
      + "Without effect on a call with a `process_id`.",
    reply: (
      "Preference-Applied", ["type": "string", "pattern": "^wait=[0-9]+$"],
      "For how long the call was willing to wait."
    ))

  static let idempotencyKey = HeaderReference(
    name: "Idempotency-Key",
    schema: IdempotencyKey.headerSchema,
    meaning:
      "Safe mode: a name for this attempt. For a day the same call with the same name has no "
      + "second effect and gets the same result.",
    reply: (
      "Idempotent-Replayed", ["const": "true"], "`true` when the call was made before."
    ))
}
