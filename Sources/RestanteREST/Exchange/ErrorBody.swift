import RestanteJSON

/// The bytes of the wire's error replies.
public enum ErrorBody {
  /// `{"error":…,"error_description":…}`; without the second member when there is no description.
  public static func encode(error: String, description: String?) -> [UInt8] {
    var writer = JSONWriter(style: .php)
    writer.beginObject()
    writer.key("error")
    writer.string(error)
    if let description {
      writer.key("error_description")
      writer.string(description)
    }
    writer.endObject()
    return writer.bytes
  }

  /// An error with its `argument`, where it has one.
  static func write(_ error: RESTError, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("error")
    writer.write(error.codeValue)
    writer.key("error_description")
    writer.string(error.message)
    if let argument = error.argument {
      writer.key("argument")
      writer.string(argument)
    }
    writer.endObject()
  }
}
