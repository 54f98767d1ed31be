import RestanteJSON

extension LabOptions {
  /// Prints rules of faults: as they are, or as a table.
  func show(faults reply: JSONValue) {
    let rules = reply["faults"]?.arrayValue ?? []
    output.show(
      output.printsJSON ? rules : rules.map(ShownFault.row),
      ["id", "about", "fault", "matches", "applied"])
  }
}

/// A rule of faults as a row of a table.
private enum ShownFault {
  private static let effects = [
    "delay", "error", "description", "status", "reply", "over", "store", "delivery",
  ]
  private static let counts = ["id", "matches", "applied"]

  static func row(_ rule: JSONValue) -> JSONValue {
    var row = JSONObject()
    for name in counts { row[name] = rule[name] }
    let members = (rule.objectValue ?? [:]).filter { !counts.contains($0.key) }
    row["about"] = text(members.filter { !effects.contains($0.key) })
    row["fault"] = text(members.filter { effects.contains($0.key) })
    return .object(row)
  }

  private static func text(_ members: [JSONObject.Element]) -> JSONValue {
    let words = members.map { name, value in
      "\(name) \(value.stringValue ?? value.encodedString())"
    }
    return .string(words.joined(separator: ", "))
  }
}
