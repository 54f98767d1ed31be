import RestanteJSON

// Methods that tell about the server, the portal and the caller.
extension MethodReferences {
  static let system: [MethodReference] = [
    MethodReference(
      "scope", "Returns the caller's scopes, or all scopes.",
      parameters: [fullParameter],
      result: ResultReference("The names of the scopes.", schema: ResultSchemas.texts)),
    MethodReference(
      "methods", "Returns the names of the methods that the caller may use.",
      parameters: [
        ParameterReference(
          "SCOPE", .text,
          "Only methods of this scope; an empty value selects methods that need no scope. "
            + "Overrides `FULL`."),
        fullParameter,
      ],
      result: ResultReference("The names of the methods.", schema: ResultSchemas.texts)),
    MethodReference(
      "method.get", "Tells whether a method exists and whether the caller may use it.",
      parameters: [
        ParameterReference(
          "name", .text,
          "The method's name. Both the value and the parameter's own name must be in lowercase.")
      ],
      result: ResultReference(
        "`isExisting` and `isAvailable`.",
        schema: ResultSchemas.object([
          "isExisting": ResultSchemas.truth, "isAvailable": ResultSchemas.truth,
        ]))),
    MethodReference(
      "feature.get", "Tells whether the portal has a feature.",
      parameters: [
        ParameterReference(
          "CODE", .text, required: true,
          "The feature. Only `rest_offline_extended` (claiming with `clear=0`) and "
            + "`rest_auth_connector` can be available.")
      ],
      result: ResultReference(
        "`Y` or `N` as `value`.", schema: ResultSchemas.object(["value": ["enum": ["Y", "N"]]])),
      errors: [ErrorReference(.emptyCode, "`CODE` is missing or empty.")]),
    MethodReference(
      "server.time", "Returns the server's time.",
      result: ResultReference(
        "The time with its offset from UTC.", schema: ["type": "string", "format": "date-time"])),
  ]

  static let fullParameter = ParameterReference(
    "FULL", .flag, default: "0", "1 returns all of them, regardless of the caller's scopes.")
}
