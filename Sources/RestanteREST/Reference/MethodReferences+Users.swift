import RestanteJSON

// Methods that tell who calls.
extension MethodReferences {
  static let users: [MethodReference] = [
    MethodReference(
      "profile", "Who the caller is.",
      result: ResultReference(
        "The user of the token or webhook.",
        schema: ResultSchemas.object([
          "ID": ResultSchemas.text, "ADMIN": ResultSchemas.truth, "NAME": ResultSchemas.text,
          "LAST_NAME": ResultSchemas.text, "PERSONAL_GENDER": ResultSchemas.text,
          "TIME_ZONE": ResultSchemas.text,
        ]))),
    MethodReference(
      "user.admin", "Whether the caller is an administrator.",
      result: ResultReference("Whether it is so.", schema: ResultSchemas.truth)),
    MethodReference(
      "user.current", "The calling user, as far as the portal knows people.",
      details: "Needs the scope `user`, `user_brief` or `user_basic`.",
      result: ResultReference(
        "The user of the token or webhook.",
        schema: ResultSchemas.object([
          "ID": ResultSchemas.text, "ACTIVE": ResultSchemas.truth, "NAME": ResultSchemas.text,
          "LAST_NAME": ResultSchemas.text, "SECOND_NAME": ResultSchemas.text,
          "PERSONAL_GENDER": ResultSchemas.text, "TIME_ZONE": ResultSchemas.text,
        ]))),
    MethodReference(
      "user.access", "Whether the caller is among those whom access codes stand for.",
      parameters: [
        ParameterReference("ACCESS", .texts, "The codes; \(codes) A single one may be text.")
      ],
      result: ResultReference(
        "Whether it is so; `true` for administrators.", schema: ResultSchemas.truth)),
    MethodReference(
      "access.name", "What access codes are called.",
      parameters: [
        ParameterReference("ACCESS", .texts, "Up to 500 codes; \(codes)")
      ],
      result: ResultReference(
        "A map from the codes to `provider`, `name` and `provider_id`, without those that mean "
          + "nothing here: `[]` when none is left, `false` without codes.",
        schema: [
          "oneOf": [ResultSchemas.map(of: ["type": "object"]), ["const": false]]
        ]),
      errors: [ErrorReference(.tooManyValues, "`ACCESS` has more than 500 codes.")]),
    MethodReference(
      "app.info", "What application calls.",
      result: ResultReference(
        "The application; to a webhook only its scopes as `SCOPE`, and `LICENSE`.",
        schema: ["type": "object", "required": ["LICENSE"]])),
  ]

  private static let codes =
    "`U1` is user 1, `AU` every user, `G2` everybody, `G1` the administrators."
}
