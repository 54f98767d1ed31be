/// The name of an entry of a `filter`: an operation, which may be empty, and a field.
package struct FilterKey: Sendable, Hashable {
  /// What stands before the first letter, such as `>=`.
  package let operation: String
  /// The rest as it was spelled; empty where there is no letter.
  package let field: String

  /// Takes a name apart.
  package init(_ name: String) {
    let letter = name.utf8.firstIndex { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    let split = letter ?? name.endIndex
    operation = String(name[..<split])
    field = String(name[split...])
  }
}
