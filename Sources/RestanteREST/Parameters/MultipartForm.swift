import RestanteJSON

/// Reads `multipart/form-data` bodies as PHP does: names with brackets nest, files are left out.
///
/// Bounds are those of ``QueryString``; the headers of a part may have ``maxHeaderBytes``.
enum MultipartForm {
  /// What a body says.
  struct Form {
    var variables = JSONObject()
    /// Whether the body has its boundary at the beginning and at the end, and no broken part.
    var isComplete = false
  }

  /// A part with longer headers ends the reading.
  static let maxHeaderBytes = 16 << 10
  /// A longer boundary is none; the standard allows 70 characters.
  private static let longestBoundary = 250

  /// The boundary that a content type names; nil when the type is another or names none.
  static func boundary(of contentType: String?) -> [UInt8]? {
    guard let contentType else { return nil }
    let parts = contentType.split(separator: ";", maxSplits: 1)
    guard let type = parts.first,
      PHPText.trimmed(String(type)).lowercased() == "multipart/form-data"
    else { return nil }
    let parameters = HeaderParameters(parts.dropFirst().first ?? "")
    guard let boundary = parameters["boundary"].map({ Array($0.utf8) }),
      (1...longestBoundary).contains(boundary.count)
    else { return [] }
    return boundary
  }

  /// The variables of a body. A boundary that never closes ends with the body.
  static func parse(
    _ body: [UInt8], boundary: [UInt8]
  ) throws(TooManyVariables) -> Form {
    var tree = VariableTree(
      maxVariables: QueryString.maxVariables, maxContainers: QueryString.maxContainers)
    guard !boundary.isEmpty else { return Form() }
    var scanner = MultipartScanner(body, boundary: boundary)
    if scanner.skipToFirstPart() {
      while let part = scanner.part(maxHeaderBytes: maxHeaderBytes) {
        let path = part.name.flatMap { VariableName.path(of: Array($0.utf8)) }
        try tree.count(path)
        guard !part.isFile, let path, path.count <= QueryString.deepestNesting + 1 else {
          continue
        }
        try tree.set(path, to: String(decoding: part.data, as: UTF8.self))
      }
    }
    return Form(variables: tree.object, isComplete: scanner.hasEnded)
  }
}
