import RestanteJSON

/// What a client may rely on about one method of REST 3.0.
struct V3Reference: Sendable {
  let name: String
  /// What the method does, in one sentence.
  let summary: String
  /// The request's body as a JSON schema.
  let request: JSONValue
  /// What stands in `result`.
  let meaning: String
  /// Its shape as a JSON schema.
  let result: JSONValue
}

/// The references of all methods of REST 3.0.
enum V3References {
  static let all = [
    V3Reference(
      name: "rest.scope.list", summary: "Returns the caller's scopes.", request: ["type": "object"],
      meaning: "`items`, the names of the scopes.",
      result: ResultSchemas.object(["items": ResultSchemas.texts])),
    V3Reference(
      name: "batch", summary: "Runs up to \(V3Batch.longest) commands in order.",
      request: [
        "type": "array", "maxItems": .int(V3Batch.longest),
        "items": [
          "type": "object", "required": ["method"],
          "properties": ["method": ResultSchemas.text, "query": ["type": "object"]],
        ],
      ],
      meaning: "The results in the order of the commands; for a command that fails, its `error`.",
      result: ResultSchemas.list(of: ["type": "object"])),
  ]

  static let errorSchema = ResultSchemas.object([
    "error": [
      "type": "object", "required": ["code", "message"],
      "properties": [
        "code": ResultSchemas.text, "message": ResultSchemas.text,
        "validation": ResultSchemas.list(
          of: ResultSchemas.object(["message": ResultSchemas.text, "field": ResultSchemas.text])),
      ],
    ]
  ])
}
