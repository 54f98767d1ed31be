/// Finds the lines of what is in a JSON text, which must be one.
struct JSONLines {
  /// The lines by paths such as `portals[0].users[1].id`, counted from 1.
  private(set) var lines: [String: Int] = [:]

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  init(of bytes: [UInt8]) {
    self.bytes = bytes
    readValue(at: "")
  }

  private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func advance() {
    if byte == UInt8(ascii: "\n") { line += 1 }
    place += 1
  }

  private mutating func skip(_ characters: String) {
    let skipped = Array(characters.utf8)
    while let byte, skipped.contains(byte) { advance() }
  }

  private mutating func readValue(at path: String) {
    skip(" \t\r\n")
    switch byte {
    case UInt8(ascii: "{"): readMembers(at: path)
    case UInt8(ascii: "["): readElements(at: path)
    case UInt8(ascii: "\""): _ = readText()
    default: while let byte, !" \t\r\n,]}".utf8.contains(byte) { advance() }
    }
  }

  private mutating func readMembers(at path: String) {
    advance()
    skip(" \t\r\n,")
    while byte == UInt8(ascii: "\"") {
      let start = line
      let name = readText()
      let member = path.isEmpty ? name : "\(path).\(name)"
      lines[member] = start
      skip(" \t\r\n:")
      readValue(at: member)
      skip(" \t\r\n,")
    }
    advance()
  }

  private mutating func readElements(at path: String) {
    advance()
    skip(" \t\r\n,")
    var index = 0
    while let byte, byte != UInt8(ascii: "]") {
      let element = "\(path)[\(index)]"
      lines[element] = line
      readValue(at: element)
      skip(" \t\r\n,")
      index += 1
    }
    advance()
  }

  /// Reads a text as it is written: names that are looked for have no escapes.
  private mutating func readText() -> String {
    advance()
    let start = place
    while let byte, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") { advance() }
      advance()
    }
    defer { advance() }
    return String(decoding: bytes[start..<min(place, bytes.count)], as: UTF8.self)
  }
}
