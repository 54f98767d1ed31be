import RestanteJSON

/// What the forms of keys, webhooks and doors have in common.
enum CredentialForms {
  /// How long a credential is good: the values of `expires_in`, and their names in the catalogue.
  static let lifetimes = [
    ("", "forever"), ("86400", "day"), ("2592000", "month"), ("7776000", "quarter"),
    ("31536000", "year"),
  ]

  /// The fields for its label and lifetime.
  static func fields(_ text: Catalogue) -> [EntryForm.Field] {
    [
      EntryForm.Field(
        name: "label", label: text("credential", "label"),
        note: text("credential", "label_note")),
      EntryForm.Field(
        name: "expires_in", label: text("credential", "lifetime"),
        kind: .choice(
          lifetimes.map { EntryForm.Option(value: $0.0, name: text("lifetime", $0.1)) })),
    ]
  }

  /// Reads these fields.
  static func read(into members: inout FormMembers) {
    members.textIfAny("label")
    members.numberIfAny("expires_in")
  }

  /// The columns for label, creation and expiry.
  static func columns(_ text: Catalogue) -> [String] {
    [
      text("credential", "label"), text("credential", "created"),
      text("credential", "expires"),
    ]
  }

  /// The cells for them.
  static func cells(_ credential: JSONValue, _ scene: PageScene) -> [Sheet.Cell] {
    [
      Sheet.Cell(credential["label"]?.stringValue ?? ""),
      scene.cell(time: credential["created"], otherwise: scene.text("sheet", "none")),
      scene.cell(time: credential["expires"], otherwise: scene.text("lifetime", "forever")),
    ]
  }

  /// How a credential is named where it is asked about.
  static func name(_ credential: JSONValue) -> String {
    let label = credential["label"]?.stringValue ?? ""
    let id = credential["id"]?.stringValue ?? credential["id"]?.intValue.map { "\($0)" } ?? ""
    return label.isEmpty ? id : "\(label) (\(id))"
  }

  /// The link to a question or a form about a credential.
  static func link(
    _ verb: String, _ segments: [String], _ credential: JSONValue, _ scene: PageScene
  ) -> Sheet.Link {
    let id = credential["id"]?.stringValue ?? credential["id"]?.intValue.map { "\($0)" } ?? ""
    let name = scene.text("credential", verb)
    return Sheet.Link(
      name: name, path: scene.path(segments + [id, verb]),
      spoken: "\(name): \(Self.name(credential))")
  }
}
