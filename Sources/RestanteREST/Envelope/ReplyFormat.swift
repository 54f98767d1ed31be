import RestanteJSON

/// In what form a reply is written.
enum ReplyFormat: String, Sendable, CaseIterable {
  case json
  case xml

  /// The media type of replies in this form.
  var contentType: String {
    switch self {
    case .json: RESTReply.jsonContentType
    case .xml: "text/xml; charset=utf-8"
    }
  }

  /// How many times longer than JSON a reply may become: names stand twice in XML, and an element
  /// of a list that takes two bytes in JSON takes fourteen.
  var growth: Int {
    switch self {
    case .json: 1
    case .xml: 8
    }
  }

  /// A reply that was written as JSON, in this form. What cannot be turned into XML becomes the
  /// original's error for text that its encoder refuses.
  func body(ofJSON json: [UInt8]) -> [UInt8] {
    switch self {
    case .json:
      return json
    case .xml:
      if let xml = XMLReply.body(ofJSON: json) { return xml }
      let error = RESTError(.wrongEncoding)
      let object: JSONObject = [
        "error": .string(error.entry.code), "error_description": .string(error.message),
      ]
      return XMLReply.body(of: .object(object))
    }
  }
}
