using System.Net.Sockets;
using System.Security.Authentication;
using Azure;
using Azure.Identity;
using Microsoft.Security.AntiSSRF;

namespace Events.Core.Alerts.Channels;

/// <summary>Describes why a delivery failed, in one line for operators. It names only the host of the receiver: the path and the query can be secret.</summary>
internal static class DeliveryError
{
    private const int Longest = 500;

    /// <summary>Describes the exception of a delivery.</summary>
    public static string Describe(Exception exception, Uri receiver)
    {
        string host = receiver.IdnHost;
        string error = exception switch
        {
            OperationCanceledException => $"no answer from {host} in time",
            AntiSSRFException => $"no connection to {host}: its address is private or reserved",
            RequestFailedException { Status: > 0 } failed => $"{host} answered {failed.Status}",
            AuthenticationFailedException failed => $"no token for {host}: {FirstLine(failed.Message)}",
            _ when Cause<SocketException>(exception) is { } socket => $"no connection to {host}: {socket.SocketErrorCode}",
            _ when Cause<AuthenticationException>(exception) is { } tls => $"no TLS connection to {host}: {FirstLine(tls.Message)}",
            HttpRequestException request => $"no valid answer from {host}: {request.HttpRequestError}",
            HttpIOException response => $"no valid answer from {host}: {response.HttpRequestError}",
            _ => $"{host}: {exception.GetType().Name}",
        };
        return error.Length <= Longest ? error : error[..Longest];
    }

    private static TException? Cause<TException>(Exception exception)
        where TException : Exception
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is TException found)
            {
                return found;
            }
        }

        return null;
    }

    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd();
}
