import RestanteJSON

/// One command of a batch: `method?query`.
struct BatchCommand {
  let method: String
  var parameters: RequestParameters

  /// Splits a command as a URL is split: what follows a `#` is dropped.
  init(_ text: String) {
    let whole = text.utf8.prefix { $0 != UInt8(ascii: "#") }
    let path = whole.prefix { $0 != UInt8(ascii: "?") }
    method = String(Substring(path))
    parameters = RequestParameters(QueryString.parse(Array(whole[path.endIndex...].dropFirst())))
  }
}
