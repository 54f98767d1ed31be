/// The version of this server.
public enum ServerVersion {
  /// The version as it is shown.
  public static let text = "0.1.0"
}
