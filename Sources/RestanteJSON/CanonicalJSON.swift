/// The bytes PHP's encoder makes of a value after decoding it to PHP arrays: the input of message
/// ids.
///
/// Strings are escaped in the style `php`. Integers that fit 64 bits print as integers (`-0` as
/// `0`), all other numbers as PHP prints the nearest double. Objects without members, and those
/// whose names count up from `0`, become arrays.
///
/// A number too large for a double keeps its text: PHP refuses to encode the infinity it reads,
/// and a value must have an id nonetheless.
public enum CanonicalJSON {
  /// The canonical bytes of a value.
  public static func bytes(of value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return bytes
  }

  /// Appends the canonical bytes of a value.
  public static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
    var writer = JSONWriter(style: .php, reserving: 0)
    // Moved into the writer and back, so that nothing is copied.
    swap(&writer.bytes, &bytes)
    write(value, to: &writer)
    swap(&writer.bytes, &bytes)
  }

  private static func write(_ value: JSONValue, to writer: inout JSONWriter) {
    switch value {
    case .null, .bool, .string:
      writer.write(value)
    case .number(let number):
      writer.raw(text(of: number))
    case .array(let elements):
      writer.beginArray()
      for element in elements { write(element, to: &writer) }
      writer.endArray()
    case .object(let members) where members.isPHPList:
      writer.beginArray()
      for member in members { write(member.value, to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for (name, value) in members {
        writer.key(name)
        write(value, to: &writer)
      }
      writer.endObject()
    }
  }

  private static func text(of number: JSONNumber) -> String {
    if let integer = number.int64 { return String(integer) }
    let double = number.double
    return double.isFinite ? PHPDouble.text(of: double) : number.text
  }
}
