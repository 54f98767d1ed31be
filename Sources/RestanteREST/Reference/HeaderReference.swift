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
    meaning: "`wait=N` waits up to N seconds (maximum 60) if there are no events to return. Has no "
      + "effect on a call with `process_id`.",
    reply: (
      "Preference-Applied", ["type": "string", "pattern": "^wait=[0-9]+$"],
      "The maximum waiting time that was applied."
    ))

  static let idempotencyKey = HeaderReference(
    name: "Idempotency-Key",
    schema: IdempotencyKey.headerSchema,
    meaning:
      "Safe mode: an identifier for this call. For a day, a repeated call with the same key has "
      + "no further effect and returns the same result.",
    reply: (
      "Idempotent-Replayed", ["const": "true"], "`true` if this is the result of an earlier call."
    ))
}
