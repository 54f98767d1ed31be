/// Which tokens an online event brings to an application's handler.
public enum DeliveredTokens: Sendable, Hashable {
  /// None: the event is about an application that may no longer act, or not yet.
  case none
  /// An access token.
  case access
  /// An access token and a refresh token.
  case accessAndRefresh
}

extension EventName {
  private static let withoutTokens: Set = ["ONAPPUNINSTALL", "ONAPPMETHODCONFIRM"]

  private static let withRefreshToken: Set = [
    "ONAPPINSTALL", "ONAPPUPDATE", "ONAPPTEST", "ONSUBSCRIPTIONRENEW", "ONOFFLINEEVENT",
    "ONCALENDARENTRYADD", "ONCALENDARENTRYUPDATE", "ONCALENDARENTRYDELETE",
    "ONCALENDARSECTIONADD", "ONCALENDARSECTIONUPDATE", "ONCALENDARSECTIONDELETE",
    "ONIMBOTMESSAGEADD", "ONIMBOTMESSAGEUPDATE", "ONIMBOTMESSAGEDELETE", "ONIMCOMMANDADD",
    "ONIMBOTV2MESSAGEADD", "ONIMBOTV2MESSAGEUPDATE", "ONIMBOTV2MESSAGEDELETE",
    "ONIMBOTV2COMMANDADD",
  ]

  /// Which tokens the event brings where the user it acts for is known; without a user it brings
  /// none.
  public var deliveredTokens: DeliveredTokens {
    if Self.withoutTokens.contains(text) { return .none }
    return Self.withRefreshToken.contains(text) ? .accessAndRefresh : .access
  }
}
