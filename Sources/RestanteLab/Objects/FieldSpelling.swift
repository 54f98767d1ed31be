/// How methods spell the names of fields.
enum FieldSpelling: String, Sendable, Hashable, CaseIterable {
  /// As they are kept: `ASSIGNED_BY_ID`. Other spellings are other fields.
  case upper
  /// `assignedById`; in requests `ASSIGNED_BY_ID` means the same.
  case camel

  /// The name as it is kept.
  func stored(_ name: String) -> String {
    guard self == .camel, name.utf8.contains(where: Self.isSmall) else { return name }
    var stored = ""
    var last: Character = "_"
    for character in name {
      let begins = character.isUppercase || character.isNumber && !last.isNumber
      if begins && last != "_" { stored += "_" }
      stored += character.uppercased()
      last = character
    }
    return stored
  }

  /// The name as replies have it. The number of a user's field stays apart, as in
  /// `ufCrm_1721244707107`.
  func shown(_ name: String) -> String {
    guard self == .camel else { return name }
    let words = name.split(separator: "_")
    let hasMark = name.hasPrefix("UF_") && words.last?.allSatisfy(\.isNumber) == true
    var shown = ""
    for (index, word) in words.enumerated() {
      if hasMark && index == words.count - 1 { shown += "_" }
      shown += index == 0 ? word.lowercased() : word.prefix(1) + word.dropFirst().lowercased()
    }
    return shown
  }

  private static func isSmall(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
