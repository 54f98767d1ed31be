private import CLibcrypto

/// The digests of OpenSSL without which no event can be stored and no credential be checked. An
/// OpenSSL that is restricted, as by FIPS, lacks some.
public enum RequiredDigests {
  /// Their names, as OpenSSL knows them.
  public static let names = ["MD5", "SHA256"]

  /// Whether the OpenSSL of this machine offers a digest.
  @Sendable
  public static func isOffered(_ name: String) -> Bool {
    guard let method = EVP_MD_fetch(nil, name, nil) else { return false }
    EVP_MD_free(method)
    return true
  }

  /// What is wrong if some are missing, in a sentence without a full stop; `nil` if none is.
  ///
  /// - Parameter isOffered: Whether a digest can be had.
  public static func complaint(isOffered: (String) -> Bool = isOffered) -> String? {
    let missing = names.filter { !isOffered($0) }
    guard !missing.isEmpty else { return nil }
    return "OpenSSL on this machine does not offer \(missing.joined(separator: " and ")), which "
      + "Restante cannot work without (policies such as FIPS forbid digests)"
  }
}
