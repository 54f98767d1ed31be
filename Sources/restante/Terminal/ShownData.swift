import RestanteJSON

/// What events carry, as people read it.
enum ShownData {
  private static let length = 60

  /// The data of an event on one line.
  static func text(of event: JSONValue, isWhole: Bool) -> String {
    guard event["damaged"] != true else { return "(damaged)" }
    let text = (event["data"] ?? .null).encodedString().withoutControls
    return isWhole || text.count <= length ? text : text.prefix(length - 1) + "…"
  }
}
