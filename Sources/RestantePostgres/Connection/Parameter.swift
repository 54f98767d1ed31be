import RestanteCore
import RestanteSQL

/// A value bound to a statement, of one of the types that the schema uses.
enum Parameter: Redacted {
  case int(Int64)
  case optionalInt(Int64?)
  case flag(Bool)
  case text(String)
  case optionalText(String?)
  case bytes([UInt8])
  case optionalBytes([UInt8]?)
  case ints([Int64])
  case optionalInts([Int64?])
  case flags([Bool])
  case texts([String])
  case optionalTexts([String?])
  case blobs([[UInt8]])
  case optionalBlobs([[UInt8]?])

  init(_ parameter: SQLParameter) {
    switch parameter {
    case .int(let value): self = .int(value)
    case .optionalInt(let value): self = .optionalInt(value)
    case .flag(let value): self = .flag(value)
    case .text(let value): self = .text(value)
    case .optionalText(let value): self = .optionalText(value)
    case .bytes(let value): self = .bytes(value)
    case .optionalBytes(let value): self = .optionalBytes(value)
    }
  }

  /// The number by which the server knows the type.
  var type: UInt32 {
    switch self {
    case .int, .optionalInt: 20
    case .flag: 16
    case .text, .optionalText: 25
    case .bytes, .optionalBytes: 17
    case .ints, .optionalInts: 1016
    case .flags: 1000
    case .texts, .optionalTexts: 1009
    case .blobs, .optionalBlobs: 1001
    }
  }

  var isNull: Bool {
    switch self {
    case .optionalInt(nil), .optionalText(nil), .optionalBytes(nil): true
    default: false
    }
  }

  /// Writes the binary form.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .int(let value): BinaryForm.append(value, to: &bytes)
    case .optionalInt(let value): if let value { BinaryForm.append(value, to: &bytes) }
    case .flag(let value): bytes.append(value ? 1 : 0)
    case .text(let value): StoredText.append(value, to: &bytes)
    case .optionalText(let value): if let value { StoredText.append(value, to: &bytes) }
    case .bytes(let value): bytes += value
    case .optionalBytes(let value): bytes += value ?? []
    case .ints(let values):
      BinaryForm.append(values, of: 20, to: &bytes) { BinaryForm.append($0, to: &$1) }
    case .optionalInts(let values):
      BinaryForm.append(optional: values, of: 20, to: &bytes) { BinaryForm.append($0, to: &$1) }
    case .flags(let values):
      BinaryForm.append(values, of: 16, to: &bytes) { $1.append($0 ? 1 : 0) }
    case .texts(let values):
      BinaryForm.append(values, of: 25, to: &bytes) { StoredText.append($0, to: &$1) }
    case .optionalTexts(let values):
      BinaryForm.append(optional: values, of: 25, to: &bytes) { StoredText.append($0, to: &$1) }
    case .blobs(let values):
      BinaryForm.append(values, of: 17, to: &bytes) { $1 += $0 }
    case .optionalBlobs(let values):
      BinaryForm.append(optional: values, of: 17, to: &bytes) { $1 += $0 }
    }
  }
}

/// The binary forms of the server's types.
enum BinaryForm {
  static func append(_ value: Int64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  static func append(_ value: Int32, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// An array: its dimensions, whether it may hold nulls, its type, then each element by length.
  static func append<Element>(
    optional values: [Element?], of type: Int32, to bytes: inout [UInt8],
    element: (Element, inout [UInt8]) -> Void
  ) {
    append(Int32(values.isEmpty ? 0 : 1), to: &bytes)
    append(Int32(1), to: &bytes)
    append(type, to: &bytes)
    guard !values.isEmpty else { return }
    append(Int32(values.count), to: &bytes)
    append(Int32(1), to: &bytes)
    for value in values {
      let start = bytes.count
      append(Int32(-1), to: &bytes)
      guard let value else { continue }
      element(value, &bytes)
      let length = Int32(bytes.count - start - 4).bigEndian
      withUnsafeBytes(of: length) { length in
        for offset in 0..<4 { bytes[start + offset] = length[offset] }
      }
    }
  }

  static func append<Element>(
    _ values: [Element], of type: Int32, to bytes: inout [UInt8],
    element: (Element, inout [UInt8]) -> Void
  ) {
    append(optional: values.map(Optional.some), of: type, to: &bytes, element: element)
  }
}

/// Text as it is stored. The server's text cannot hold the character 0, ours can: it is written as
/// two others, and so is the one that announces it.
enum StoredText {
  /// U+10FFFF in UTF-8, which never is a character.
  private static let escape: [UInt8] = [0xF4, 0x8F, 0xBF, 0xBF]

  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      guard utf8.contains(where: { $0 == 0 || $0 == 0xF4 }) else {
        bytes.append(contentsOf: utf8)
        return
      }
      var index = 0
      while index < utf8.count {
        if utf8[index] == 0 {
          bytes += escape + [UInt8(ascii: "0")]
        } else if isEscape(utf8, at: index) {
          bytes += escape + [UInt8(ascii: "1")]
          index += 3
        } else {
          bytes.append(utf8[index])
        }
        index += 1
      }
    }
  }

  static func text(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
    guard utf8.contains(0xF4) else { return String(decoding: utf8, as: UTF8.self) }
    var bytes: [UInt8] = []
    var index = 0
    while index < utf8.count {
      if isEscape(utf8, at: index), index + 4 < utf8.count {
        bytes += utf8[index + 4] == UInt8(ascii: "0") ? [0] : escape
        index += 5
      } else {
        bytes.append(utf8[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isEscape(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 3 < utf8.count && utf8[index] == escape[0] && utf8[index + 1] == escape[1]
      && utf8[index + 2] == escape[2] && utf8[index + 3] == escape[3]
  }
}
