import RestanteJSON

/// One command of a batch: `method?query`.
struct BatchCommand {
  let method: String
  var parameters: RequestParameters
  /// How many variables the command was written with, at most.
  let variables: Int

  /// Splits a command as a URL is split: what follows a `#` is dropped.
  ///
  /// - Throws: The error of more than `maxVariables` parameters.
  init(_ text: String, maxVariables: Int) throws(RESTError) {
    let whole = text.utf8.prefix { $0 != UInt8(ascii: "#") }
    let path = whole.prefix { $0 != UInt8(ascii: "?") }
    method = String(Substring(path))
    let query = Array(whole[path.endIndex...].dropFirst())
    variables = query.count { $0 == UInt8(ascii: "&") } + 1
    do throws(TooManyVariables) {
      parameters = RequestParameters(try QueryString.parse(query, maxVariables: maxVariables))
    } catch {
      throw RESTError(.tooManyParameters, argument: "cmd")
    }
  }
}
