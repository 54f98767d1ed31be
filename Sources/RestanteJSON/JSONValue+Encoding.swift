extension JSONValue {
  /// The JSON text of the value as UTF-8 bytes.
  public func encoded(_ style: JSONWriter.Style = .plain) -> [UInt8] {
    var writer = JSONWriter(style: style)
    writer.write(self)
    return writer.bytes
  }

  /// The JSON text of the value.
  public func encodedString(_ style: JSONWriter.Style = .plain) -> String {
    String(decoding: encoded(style), as: UTF8.self)
  }
}
