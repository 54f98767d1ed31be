import RestanteJSON

// Methods that tell about the server, the portal and the caller.
extension MethodReferences {
  static let system: [MethodReference] = [
    MethodReference(
      "scope", "The caller's scopes, or all that there are.",
      parameters: [fullParameter],
      result: ResultReference("The names of the scopes.", schema: ResultSchemas.texts)),
    MethodReference(
      "methods", "The names of the methods that the caller may use.",
      parameters: [
        ParameterReference(
          "SCOPE", .text,
          "Only the methods of this scope; empty text means those that need no scope. Wins over "
            + "`FULL`."),
        fullParameter,
      ],
      result: ResultReference("The names of the methods.", schema: ResultSchemas.texts)),
    MethodReference(
      "method.get", "Whether a method exists and the caller may use it.",
      parameters: [
        ParameterReference(
          "name", .text,
          "The method's name in small letters. The parameter's own name has to be in small "
            + "letters, too.")
      ],
      result: ResultReference(
        "Both answers.",
        schema: ResultSchemas.object([
          "isExisting": ResultSchemas.truth, "isAvailable": ResultSchemas.truth,
        ]))),
    MethodReference(
      "feature.get", "Whether the portal has a feature.",
      parameters: [
        ParameterReference(
          "CODE", .text, required: true,
          "The feature: `rest_offline_extended` (claiming with `clear=0`) and "
            + "`rest_auth_connector` are there, every other one is not.")
      ],
      result: ResultReference(
        "`Y` or `N` as `value`.", schema: ResultSchemas.object(["value": ["enum": ["Y", "N"]]])),
      errors: [ErrorReference(.emptyCode, "`CODE` is missing or empty.")]),
    MethodReference(
      "server.time", "The server's time.",
      result: ResultReference(
        "The time with its offset from UTC.", schema: ["type": "string", "format": "date-time"])),
  ]

  static let fullParameter = ParameterReference(
    "FULL", .flag, default: "0", "1 for all that there are, whatever the caller's scopes.")
}
