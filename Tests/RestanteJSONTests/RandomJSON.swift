import RestanteJSON

/// Makes random values and damages random texts.
struct RandomJSON {
  var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func value(depth: Int = 0) -> JSONValue {
    switch Int.random(in: 0..<(depth > 4 ? 5 : 8), using: &generator) {
    case 0: .null
    case 1: .bool(Bool.random(using: &generator))
    case 2: .int(Int64.random(in: .min ... .max, using: &generator))
    case 3: .number(JSONNumber(double()))
    case 4: .string(string())
    case 5: .array((0..<count(6)).map { _ in value(depth: depth + 1) })
    default: .object(object(depth: depth))
    }
  }

  private mutating func object(depth: Int) -> JSONObject {
    var object = JSONObject()
    // Now and then large enough to be indexed.
    for number in 0..<count(Bool.random(using: &generator) ? 5 : 30) {
      let listLike = Int.random(in: 0..<3, using: &generator) == 0
      object[listLike ? String(number) : string()] = value(depth: depth + 2)
    }
    return object
  }

  mutating func double() -> Double {
    let value = Double(bitPattern: generator.next())
    return value.isFinite ? value : Double.random(in: -1e6...1e6, using: &generator)
  }

  private mutating func string() -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<count(14) {
      let ranges: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x20...0x7E, 0...0x2F, 0x400...0x44F, 0x2020...0x2030, 0...0x10FFFF,
      ]
      let range = ranges[Int.random(in: 0..<ranges.count, using: &generator)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
        text.append(scalar)
      }
    }
    return String(text)
  }

  private mutating func count(_ limit: Int) -> Int {
    Int.random(in: 0..<limit, using: &generator)
  }

  /// The bytes with a few of them replaced, removed, repeated or cut off.
  mutating func damaged(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0...count(4) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch count(6) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(bytes[place], at: place)
      case 3: bytes.removeLast(min(bytes.count, count(5)))
      case 4:
        let other = Int.random(in: 0..<bytes.count, using: &generator)
        bytes.swapAt(place, other)
      default:
        let token = Self.tokens[count(Self.tokens.count)]
        bytes.insert(contentsOf: token.utf8, at: place)
      }
    }
    return bytes
  }

  private static let tokens = [
    "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "\\u", "\\ud83d", "null",
    "\u{FEFF}",
    "\u{0}", " ",
  ]
}
