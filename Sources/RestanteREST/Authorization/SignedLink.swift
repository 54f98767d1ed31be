import RestanteCore

/// What the original makes of a parameter called `token`: it takes the request for a signed link,
/// `scope|query|signature`. No links are signed here, so that none is good.
enum SignedLink {
  /// Refuses a request that carries the parameter, where the mode is strict.
  ///
  /// - Parameters:
  ///   - parameters: All parameters.
  ///   - mode: The mode of the caller's portal, or the server's default for callers that are not
  ///     known: the method is missed before anybody is asked who calls.
  static func checkScope(_ parameters: RequestParameters, mode: Mode) throws(RESTError) {
    guard mode == .strict, let value = parameters["token"] else { return }
    guard let text = value.phpText, text.isEmpty || text.hasPrefix("|") else {
      throw RESTError(.methodNotFound)
    }
  }

  /// Refuses the links that pass for a known caller but have no good signature.
  static func checkSignature(_ parameters: RequestParameters, mode: Mode) throws(RESTError) {
    guard mode == .strict, parameters["token"] != nil else { return }
    throw RESTError(.accessDeniedBecause, "Link check failed")
  }
}
