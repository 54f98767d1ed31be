import RestanteJSON

// Methods that tell who calls.
extension MethodReferences {
  static let users: [MethodReference] = [
    MethodReference(
      "profile", "Returns the calling user.",
      result: ResultReference(
        "The user of the token or webhook.",
        schema: ResultSchemas.object([
          "ID": ResultSchemas.text, "ADMIN": ResultSchemas.truth, "NAME": ResultSchemas.text,
          "LAST_NAME": ResultSchemas.text, "PERSONAL_GENDER": ResultSchemas.text,
          "TIME_ZONE": ResultSchemas.text,
        ]))),
    MethodReference(
      "user.admin", "Tells whether the calling user is an administrator.",
      result: ResultReference("`true` or `false`.", schema: ResultSchemas.truth)),
    MethodReference(
      "user.current", "Returns the profile of the calling user.",
      details: "Requires the scope `user`, `user_brief` or `user_basic`.",
      result: ResultReference(
        "The user of the token or webhook.",
        schema: ResultSchemas.object([
          "ID": ResultSchemas.text, "ACTIVE": ResultSchemas.truth, "NAME": ResultSchemas.text,
          "LAST_NAME": ResultSchemas.text, "SECOND_NAME": ResultSchemas.text,
          "PERSONAL_GENDER": ResultSchemas.text, "TIME_ZONE": ResultSchemas.text,
        ]))),
    MethodReference(
      "user.access", "Tells whether access codes include the calling user.",
      parameters: [
        ParameterReference("ACCESS", .texts, "The codes: \(codes) A single code may be a string.")
      ],
      result: ResultReference(
        "`true` or `false`; always `true` for administrators.", schema: ResultSchemas.truth)),
    MethodReference(
      "access.name", "Returns the names of access codes.",
      parameters: [
        ParameterReference("ACCESS", .texts, "Up to 500 codes: \(codes)")
      ],
      result: ResultReference(
        "A map from the codes to `provider`, `name` and `provider_id`, without unknown codes. `[]` "
          + "if all are unknown, `false` if none were given.",
        schema: [
          "oneOf": [ResultSchemas.map(of: ["type": "object"]), ["const": false]]
        ]),
      errors: [ErrorReference(.tooManyValues, "`ACCESS` has more than 500 codes.")]),
    MethodReference(
      "app.info", "Returns the calling application.",
      result: ResultReference(
        "The application; for a webhook only `SCOPE` and `LICENSE`.",
        schema: ["type": "object", "required": ["LICENSE"]])),
  ]

  private static let codes =
    "`U1` is user 1, `AU` all users, `G2` everybody, `G1` the administrators."
}
