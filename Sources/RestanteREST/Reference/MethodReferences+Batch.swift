import RestanteJSON

// Many methods in one request.
extension MethodReferences {
  static let batch: [MethodReference] = [
    MethodReference(
      "batch", "Runs up to 50 commands in order and returns all their results.",
      details: """
        A command is a method name, optionally followed by a question mark and parameters as in a \
        URL: `event.offline.get?clear=0&limit=10`. A parameter's value may refer to an earlier \
        result: `$result[key][field]`. Commands run with the credentials and the connector of the \
        batch. If a command fails, its error is in the reply and the batch itself still succeeds.
        """,
      parameters: [
        ParameterReference(
          "cmd", .commands, "The commands: a map with keys of your choice, or a list."),
        ParameterReference(
          "halt", .flag, default: "0", "1 stops at the first command that fails."),
      ],
      result: ResultReference(
        "Five maps with the keys of the commands: `result`, `result_error`, `result_total`, "
          + "`result_next` and `result_time`. An empty map is returned as `[]`.",
        schema: ResultSchemas.object([
          "result": ResultSchemas.map(of: [:]),
          "result_error": ResultSchemas.map(of: ["type": "object"]),
          "result_total": ResultSchemas.map(of: ["type": "integer"]),
          "result_next": ResultSchemas.map(of: ["type": "integer"]),
          "result_time": ResultSchemas.map(of: ResultSchemas.time),
        ])),
      errors: [
        ErrorReference(
          .batchLength,
          "For each command after the 50th; for the whole call if it has more than 10,000."),
        ErrorReference(.batchReferences, "Resolving references would make the commands too large."),
        ErrorReference(.batchMethod, "For a command that is itself a batch."),
        ErrorReference(.batchScope, "For a command whose method needs another scope."),
      ])
  ]
}
