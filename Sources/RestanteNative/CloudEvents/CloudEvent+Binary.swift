import RestanteJSON

/// Binary mode: attributes are headers, and the body is the data.
extension CloudEvent {
  /// Reads headers and body.
  init(
    binary headers: [CloudEventHeader], contentType: String?, body: [UInt8]
  ) throws(Problem) {
    var attributes = JSONObject()
    for header in headers {
      guard attributes[header.attribute] == nil else {
        throw Problem(
          .invalidArgument, "\(header.attribute) is given twice.", argument: header.attribute)
      }
      attributes[header.attribute] = .string(try header.text())
    }
    try self.init(ArgumentReader(attributes), data: Self.data(body, of: contentType))
  }

  private static func data(
    _ body: [UInt8], of contentType: String?
  ) throws(Problem) -> JSONValue? {
    guard !body.isEmpty else { return nil }
    if let contentType, !isJSON(contentType) {
      throw Problem(
        .invalidArgument, "datacontenttype must be JSON: the Content-Type is not.",
        argument: "datacontenttype")
    }
    do throws(Problem) {
      return try JSONValue(body: body)
    } catch {
      guard error.kind == .invalidJSON else { throw error }
      throw Problem(.invalidArgument, "data is not JSON: \(error.detail)", argument: "data")
    }
  }

  /// Whether a media type in small letters, without parameters, is one of JSON.
  private static func isJSON(_ type: String) -> Bool {
    type == "application/json" || type == "text/json" || type.hasSuffix("+json")
  }
}
