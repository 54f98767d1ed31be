import RestanteJSON

// Many methods in one request.
extension MethodReferences {
  static let batch: [MethodReference] = [
    MethodReference(
      "batch", "Runs up to 50 commands one after the other and answers all of them at once.",
      details: """
        A command is a method and, behind a question mark, its parameters as in a URL: \
        `event.offline.get?clear=0&limit=10`. A parameter's value may refer to an earlier answer: \
        `$result[key][field]`. Commands run with the credentials and the connector of the batch; \
        what fails is told beside what succeeds, and the batch itself succeeds.
        """,
      parameters: [
        ParameterReference(
          "cmd", .commands, "The commands under keys of your choice, or a list of them."),
        ParameterReference(
          "halt", .flag, default: "0", "Whether the first failing command is the last one."),
      ],
      result: ResultReference(
        "Five maps from the keys of the commands: `result`, `result_error`, `result_total`, "
          + "`result_next` and `result_time`. A map without members is `[]`.",
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
          "Inside the reply: commands behind the 50th. Instead of it: more than 10,000 commands."),
        ErrorReference(.batchReferences, "References would make the commands too large."),
        ErrorReference(.batchMethod, "Inside the reply: a batch within a batch."),
        ErrorReference(.batchScope, "Inside the reply: the method needs another scope."),
      ])
  ]
}
