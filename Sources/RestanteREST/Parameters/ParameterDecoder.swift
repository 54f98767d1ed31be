import RestanteJSON

/// Decodes the parameters of a request from its query string and its body.
public enum ParameterDecoder {
  /// Reads the query string and lets the body of a POST replace parameters of the same top-level
  /// name; nothing is merged deeper down.
  ///
  /// A body of the content type `application/json`, spelled exactly so, is JSON: invalid JSON and
  /// scalars are no parameters, not errors. `multipart/form-data` gives its fields but no files.
  /// Any other body is read as a query string.
  public static func decode(
    verb: String, query: String?, contentType: String?, body: [UInt8]
  ) -> RequestParameters {
    var parameters = RequestParameters(QueryString.parse(query ?? ""))
    guard verb == "POST", !body.isEmpty else { return parameters }
    if isJSON(contentType) {
      parameters.overlay(json(body))
    } else if let boundary = MultipartForm.boundary(of: contentType) {
      parameters.overlay(MultipartForm.parse(body, boundary: boundary))
    } else {
      parameters.overlay(QueryString.parse(body))
    }
    return parameters
  }

  static func isJSON(_ contentType: String?) -> Bool {
    guard let contentType else { return false }
    let type = contentType.prefix { $0 != ";" }
    return PHPText.trimmed(String(type)) == "application/json"
  }

  /// PHP's default depth of 512 counts the values inside the innermost list or map as a level.
  private static let deepestJSON = 511

  /// The members of a JSON body; a list counts its elements from 0.
  private static func json(_ body: [UInt8]) -> JSONObject {
    let limits = JSONParser.Limits(maxDepth: deepestJSON, maxBytes: body.count)
    switch try? JSONParser(limits: limits).parse(body) {
    case .object(let members):
      return members
    case .array(let elements):
      return JSONObject(members: elements.enumerated().map { (String($0), $1) })
    default:
      return JSONObject()
    }
  }
}
