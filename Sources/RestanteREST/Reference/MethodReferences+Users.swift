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
      "app.info", "What application calls.",
      result: ResultReference(
        "The application; to a webhook only its scopes as `SCOPE`, and `LICENSE`.",
        schema: ["type": "object", "required": ["LICENSE"]])),
  ]
}
